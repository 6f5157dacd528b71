package org.abell.jobconf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the destinations, {@code <destinations>} or {@code execution}. */
final class ExecutionSection {

  private final Reports reports;
  private final Map<String, Destination> found = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Item.Mapping> bodies = new LinkedHashMap<>();
  private final Set<String> disabled = new TreeSet<>();

  ExecutionSection(Reports reports) {
    this.reports = reports;
  }

  Destinations read(Fields root) {
    var fields = root.mapping("execution", "execution");
    var defaultName = fields.text("default");
    var environments = fields.take("environments");
    environments.ifPresent(this::environments);
    fields.warnOfRest();
    var destinations = new Destinations(found, defaultName.map(Item.Text::text).orElse(""));
    checkTags(destinations, fields.place());
    return new Destinations(found, defaultName(defaultName, destinations, fields.place()));
  }

  /** Where the destinations stand, by id. */
  Map<String, Place> places() {
    return places;
  }

  /** The destinations as they are written, by id. */
  Map<String, Item.Mapping> bodies() {
    return bodies;
  }

  private void environments(Item item) {
    if (item instanceof Item.Sequence list) {
      list.items().forEach(this::listed);
    } else if (item instanceof Item.Mapping mapping) {
      mapping.entries().forEach((id, entry) -> add(id, entry.place(), entry.value()));
    } else {
      reports.refuse(item.place(), "environments must hold keys and values, or be a list");
    }
  }

  private void listed(Item item) {
    var id =
        item instanceof Item.Mapping body
            ? Optional.ofNullable(body.entries().get("id")).map(Item.Entry::value)
            : Optional.<Item>empty();
    if (id.isPresent() && id.get() instanceof Item.Text text && !text.text().isBlank()) {
      add(text.text(), item.place(), item);
    } else {
      reports.warn(item.place(), "a destination without id is ignored");
    }
  }

  private void add(String id, Place place, Item item) {
    places.put(id, place);
    if (item instanceof Item.Mapping mapping) {
      bodies.put(id, mapping);
    }
    var body = Fields.of(item, "the destination " + id, reports);
    var read = new DestinationReader(reports).read(id, place, body);
    if (read.isEmpty()) {
      return;
    }
    var destination = read.get();
    if (!ParamsReader.isEnabled(destination.params())) {
      disabled.add(id);
    } else if (found.put(id, withoutEnabled(destination)) != null) {
      reports.warn(
          place, "the destination %s is configured twice; the last one counts".formatted(id));
    }
  }

  private static Destination withoutEnabled(Destination d) {
    return new Destination(
        d.id(),
        d.runner(),
        d.tags(),
        ParamsReader.without(d.params(), "enabled"),
        d.environment(),
        d.resubmit(),
        d.metrics());
  }

  private void checkTags(Destinations destinations, Place place) {
    destinations.byId().values().stream()
        .flatMap(d -> d.tags().stream())
        .distinct()
        .filter(found::containsKey)
        .forEach(
            tag ->
                reports.warn(
                    place, "%s is a tag and the id of a destination; the id wins".formatted(tag)));
  }

  private String defaultName(Optional<Item.Text> given, Destinations destinations, Place section) {
    var names = destinations.names();
    if (given.isPresent()) {
      var name = given.get().text();
      if (!names.contains(name)) {
        var why = disabled.contains(name) ? "is not enabled" : "is neither a destination nor a tag";
        reports.refuse(given.get().place(), "the default destination %s %s".formatted(name, why));
      }
      return name;
    }
    if (names.size() != 1) {
      reports.refuse(
          section,
          names.isEmpty()
              ? "there is no destination"
              : "there are several destinations or tags, and no default among them");
      return "";
    }
    return names.iterator().next();
  }
}
