package org.abell.jobconf;

/** Says at load what a dynamic destination cannot do. */
final class DynamicCheck {

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
