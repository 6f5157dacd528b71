package org.abell.jobconf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which tool goes where. */
final class ToolsSection {

  private static final List<String> KEYS =
      List.of("id", "class", "handler", "environment", "destination", "resources");
  // The only job parameter that is defined in practice.
  private static final Set<String> JOB_PARAMS = Set.of("source");

  private final Reports reports;
  private final References references;

  ToolsSection(Reports reports) {
    this.reports = reports;
    this.references = new References(reports);
  }

  ToolMappings read(Fields root) {
    return new ToolMappings(
        root.list("tools", "a tools entry").stream()
            .map(this::entry)
            .flatMap(Optional::stream)
            .toList());
  }

  private Optional<ToolMapping> entry(Fields entry) {
    var id = entry.text("id").map(t -> ToolMapping.normal(t.text()));
    var className = entry.text("class");
    var subject = id.or(() -> className.map(c -> "class " + c.text())).orElse("");
    var handler = entry.text("handler");
    var environment = entry.text("environment");
    var destination = entry.text("destination").or(() -> environment);
    var resources = entry.text("resources");
    var conditions = conditions(entry, subject);
    if (!checkSubject(id, className, entry)) {
      return Optional.empty();
    }
    handler.ifPresent(h -> checkHandler(subject, h));
    destination.ifPresent(d -> checkDestination(subject, d));
    resources.ifPresent(r -> checkResources(subject, r));
    return Optional.of(
        new ToolMapping(
            id,
            className.flatMap(c -> ToolClass.of(c.text())),
            conditions,
            handler.map(Item.Text::text),
            destination.map(Item.Text::text),
            resources.map(Item.Text::text)));
  }

  private boolean checkSubject(Optional<String> id, Optional<Item.Text> className, Fields entry) {
    if (id.isPresent() == className.isPresent()) {
      reports.refuse(
          entry.place(),
          id.isPresent()
              ? "the tools entry %s has both id and class".formatted(id.get())
              : "a tools entry has neither id nor class");
      return false;
    }
    if (className.filter(c -> ToolClass.of(c.text()).isEmpty()).isPresent()) {
      reports.refuse(
          className.get().place(),
          "unknown class of tools '%s'; the classes are %s"
              .formatted(className.get().text(), ToolClass.all()));
      return false;
    }
    return true;
  }

  /** Every key that is none of ours is a condition: so Galaxy takes it, a misspelt one, too. */
  private Map<String, String> conditions(Fields entry, String subject) {
    Map<String, String> found = new LinkedHashMap<>();
    var params = entry.mapping("params", "params of the tools entry " + subject).rest();
    var unknown = entry.rest();
    unknown.forEach((key, e) -> warnOfCondition(subject, key, e.place()));
    params.forEach(
        (key, e) -> {
          if (!JOB_PARAMS.contains(key)) {
            warnOfCondition(subject, key, e.place());
          }
        });
    params.forEach((key, e) -> found.put(key, ParamsReader.value(e.value()).flat()));
    unknown.forEach((key, e) -> found.put(key, ParamsReader.value(e.value()).flat()));
    return found;
  }

  private void warnOfCondition(String subject, String key, Place place) {
    if (JOB_PARAMS.contains(key)) {
      return;
    }
    var guess =
        KEYS.stream()
            .filter(known -> Misspelling.isLikely(key, known))
            .findFirst()
            .map(known -> "; did you mean %s?".formatted(known))
            .orElse("");
    reports.warn(
        place,
        "the key '%s' restricts the tools entry %s to jobs with that parameter, and none has it%s"
            .formatted(key, subject, guess));
  }

  private void checkHandler(String subject, Item.Text name) {
    references.check(
        name,
        "the handler of the tool %s has no effect: with mem-self every server keeps its jobs"
            .formatted(subject),
        whole -> !keepsOnly(whole));
    references.check(
        name,
        ("the tool %s is mapped to %s, which is neither a handler nor a tag;"
                + " its jobs wait until a server joins that pool")
            .formatted(subject, name.text()),
        whole -> keepsOnly(whole) || whole.handlers().knows(name.text()));
  }

  private static boolean keepsOnly(JobConfiguration whole) {
    return whole.handlers().methods().equals(List.of(AssignmentMethod.MEM_SELF));
  }

  private void checkDestination(String subject, Item.Text name) {
    references.destination(
        name,
        "the tool %s is mapped to the unknown destination %s; its jobs fail"
            .formatted(subject, name.text()));
  }

  private void checkResources(String subject, Item.Text name) {
    references.check(
        name,
        "the tool %s names the unknown group of resources %s".formatted(subject, name.text()),
        whole -> whole.resources().fields().containsKey(name.text()));
  }
}
