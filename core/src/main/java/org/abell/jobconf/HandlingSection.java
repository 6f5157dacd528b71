package org.abell.jobconf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads handlers and the methods of assignment, {@code <handlers>} or {@code handling}. */
final class HandlingSection {

  private final Reports reports;
  private final References references;

  HandlingSection(Reports reports) {
    this.reports = reports;
    this.references = new References(reports);
  }

  Handlers read(Fields root) {
    var fields = root.mapping("handling", "handling");
    var methods = methods(fields);
    var grab = positive(fields, "max_grab", "all waiting jobs are taken");
    var window = positive(fields, "ready_window_size", "the usual size is used");
    var defaultName = fields.text("default");
    Map<String, Handler> found = new LinkedHashMap<>();
    fields
        .mapping("processes", "processes of handling")
        .rest()
        .forEach((id, entry) -> found.put(id, handler(id, entry)));
    fields.warnOfRest();
    checkWithoutEffect(methods, grab, fields.place());
    if (methods.contains(AssignmentMethod.DB_PREASSIGN) && found.isEmpty()) {
      reports.warn(fields.place(), "db-preassign has no effect: no handler is configured");
    }
    defaultName.ifPresent(this::checkDefault);
    return new Handlers(
        found,
        methods,
        grab,
        window.orElse(Handlers.USUAL_WINDOW),
        defaultName.map(Item.Text::text));
  }

  private void checkDefault(Item.Text name) {
    references.handler(
        name,
        ("the default handler %s is neither a handler nor a tag;"
                + " jobs wait until a server joins that pool")
            .formatted(name.text()));
  }

  private List<AssignmentMethod> methods(Fields fields) {
    List<AssignmentMethod> found = new ArrayList<>();
    for (var name : fields.names("assign")) {
      AssignmentMethod.of(name.text())
          .ifPresentOrElse(
              found::add,
              () ->
                  reports.refuse(
                      name.place(),
                      "unknown assignment method '%s'; the methods are %s"
                          .formatted(name.text(), AssignmentMethod.all())));
    }
    return found;
  }

  private OptionalInt positive(Fields fields, String key, String otherwise) {
    var number = fields.whole(key);
    if (number.isPresent() && number.getAsInt() < 1) {
      reports.warn(
          fields.place(),
          "%s must be above 0, not %d; %s".formatted(key, number.getAsInt(), otherwise));
      return OptionalInt.empty();
    }
    return number;
  }

  private void checkWithoutEffect(List<AssignmentMethod> methods, OptionalInt grab, Place place) {
    if (grab.isPresent()
        && !methods.isEmpty()
        && methods.stream().noneMatch(AssignmentMethod::isGrabbing)) {
      reports.warn(place, "max_grab has no effect: no method lets handlers take jobs");
    }
  }

  private Handler handler(String id, Item.Entry entry) {
    var body = Fields.of(entry.value(), "the handler " + id, reports);
    var tags = body.names("tags");
    var runners = body.names("plugins");
    Map<String, String> environment = new LinkedHashMap<>();
    body.mapping("environment", "environment of the handler " + id)
        .rest()
        .forEach((name, value) -> environment.put(name, ParamsReader.value(value.value()).flat()));
    body.warnOfRest();
    for (var runner : runners) {
      references.check(
          runner,
          "the handler %s is restricted to the runner %s, which is not configured"
              .formatted(id, runner.text()),
          whole -> whole.runners().containsKey(runner.text()));
    }
    return new Handler(id, texts(tags), texts(runners), environment);
  }

  private static List<String> texts(List<Item.Text> items) {
    return items.stream().map(Item.Text::text).distinct().toList();
  }
}
