package org.abell.jobconf;

import java.util.List;

/** Says at load what a dynamic destination cannot do. */
final class DynamicCheck {

  private static final List<String> HASHES =
      List.of("job", "user", "history", "workflow_invocation");
  private static final int MOST_SECONDS = 300;

  private final Reports reports;

  DynamicCheck(Reports reports) {
    this.reports = reports;
  }

  void check(Destination destination, Place place) {
    if (!destination.isDynamic()) {
      return;
    }
    destination
        .dynamicType()
        .ifPresentOrElse(
            type -> check(destination, type, place),
            () ->
                reports.warn(
                    place,
                    "the dynamic destination %s is of the unknown type '%s'; the types are %s"
                        .formatted(
                            destination.id(),
                            destination.params().text("type").orElse(""),
                            DynamicType.all())));
  }

  private void check(Destination destination, DynamicType type, Place place) {
    if (type == DynamicType.PYTHON) {
      reports.warn(place, python(destination));
    }
    checkHook(destination, type, place);
    checkHash(destination, type, place);
    for (var name : type.needed()) {
      if (destination.params().list(name).isEmpty()) {
        reports.warn(
            place,
            "the dynamic destination %s (%s) has no %s; its jobs fail"
                .formatted(destination.id(), type.text(), name));
      }
    }
    if (type == DynamicType.BURST
        && destination.params().text("num_jobs").isPresent()
        && destination.params().number("num_jobs").isEmpty()) {
      reports.warn(
          place,
          "num_jobs of the dynamic destination %s must be a whole number"
              .formatted(destination.id()));
    }
    reports.atEnd(whole -> checkTargets(whole, destination, type, place));
  }

  private void checkHook(Destination destination, DynamicType type, Place place) {
    var params = destination.params();
    if (type == DynamicType.HOOK
        && params.text("command").isPresent() == params.text("url").isPresent()) {
      reports.refuse(
          place,
          "the dynamic destination %s (hook) needs a command or an url, and not both"
              .formatted(destination.id()));
    }
    var seconds = params.text("timeout").map(t -> params.number("timeout").orElse(0)).orElse(1);
    if (type == DynamicType.HOOK && (seconds < 1 || seconds > MOST_SECONDS)) {
      reports.refuse(
          place,
          "timeout of the dynamic destination %s must be from 1 to %d seconds"
              .formatted(destination.id(), MOST_SECONDS));
    }
  }

  private void checkHash(Destination destination, DynamicType type, Place place) {
    if (type == DynamicType.CHOOSE_ONE) {
      destination.params().list("hash_by").stream()
          .filter(h -> !HASHES.contains(h))
          .forEach(
              h ->
                  reports.warn(
                      place,
                      "hash_by of the dynamic destination %s knows %s, not '%s'; it is skipped"
                          .formatted(destination.id(), String.join(", ", HASHES), h)));
    }
  }

  private static String python(Destination destination) {
    var module = destination.params().text("rules_module").map(m -> " of " + m).orElse("");
    var function =
        destination
            .params()
            .text("function")
            .map("the Python function "::concat)
            .orElse("a Python function named like the tool");
    return ("the dynamic destination %s asks %s%s, which cannot be run here;"
            + " use a type such as rules or hook")
        .formatted(destination.id(), function, module);
  }

  private void checkTargets(
      JobConfiguration whole, Destination destination, DynamicType type, Place place) {
    for (var param : type.targets()) {
      destination.params().list(param).stream()
          .filter(target -> whole.destinations().named(target).isEmpty())
          .forEach(
              target ->
                  reports.warn(
                      place,
                      "%s of the dynamic destination %s names the unknown destination %s"
                          .formatted(param, destination.id(), target)));
    }
  }
}
