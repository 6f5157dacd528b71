package org.abell.jobconf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The keys of a mapping, taken one by one; what is left at the end was unknown. */
final class Fields {

  private final Place place;
  private final String owner;
  private final Reports reports;
  private final Map<String, Item.Entry> left;

  /**
   * @param owner what the mapping is, for messages: {@code the runner slurm}
   */
  Fields(Item.Mapping mapping, String owner, Reports reports) {
    this.place = mapping.place();
    this.owner = owner;
    this.reports = reports;
    this.left = new LinkedHashMap<>(mapping.entries());
  }

  /** The fields of an item; none, and a finding, when it is no mapping. */
  static Fields of(Item item, String owner, Reports reports) {
    if (item instanceof Item.Mapping mapping) {
      return new Fields(mapping, owner, reports);
    }
    if (!item.isNothing()) {
      reports.refuse(item.place(), owner + " must hold keys and values");
    }
    return new Fields(new Item.Mapping(item.place(), Map.of()), owner, reports);
  }

  Place place() {
    return place;
  }

  String owner() {
    return owner;
  }

  Optional<Item> take(String key) {
    return Optional.ofNullable(left.remove(key))
        .map(Item.Entry::value)
        .filter(item -> !item.isNothing());
  }

  /** A key's mapping; empty when it is absent or has no value. */
  Fields mapping(String key, String name) {
    return Fields.of(take(key).orElseGet(this::nothing), name, reports);
  }

  Item.Text nothing() {
    return new Item.Text(place, "", Item.Kind.NOTHING);
  }

  Optional<Item.Text> scalar(String key) {
    var item = take(key);
    if (item.isPresent() && !(item.get() instanceof Item.Text)) {
      reports.refuse(item.get().place(), "%s of %s must be a single value".formatted(key, owner));
    }
    return item.filter(Item.Text.class::isInstance).map(Item.Text.class::cast);
  }

  /** A text that is not blank. */
  Optional<Item.Text> text(String key) {
    return scalar(key).filter(t -> !t.text().isBlank());
  }

  OptionalInt whole(String key) {
    var text = text(key);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    var number = Measures.whole(text.get().text());
    if (number.isEmpty()) {
      reports.refuse(
          text.get().place(),
          "%s of %s must be a whole number, not '%s'".formatted(key, owner, text.get().text()));
    }
    return number;
  }

  /** A list of texts. A text instead of a list is taken as a comma list, with a warning. */
  List<Item.Text> names(String key) {
    var item = take(key).orElseGet(this::nothing);
    if (item.isNothing()) {
      return List.of();
    }
    if (item instanceof Item.Text text) {
      reports.warn(
          text.place(),
          "%s of %s is a text where a list belongs; it is read as a comma list"
              .formatted(key, owner));
      return split(text);
    }
    return item instanceof Item.Sequence list ? texts(key, list) : notList(key, item);
  }

  /** A list of mappings, each with the name given; a single mapping is taken as a list of one. */
  List<Fields> list(String key, String name) {
    var item = take(key).orElseGet(this::nothing);
    if (item.isNothing()) {
      return List.of();
    }
    if (item instanceof Item.Mapping) {
      reports.warn(
          item.place(),
          "%s of %s must be a list; it is read as a list of one".formatted(key, owner));
      return List.of(Fields.of(item, name, reports));
    }
    if (item instanceof Item.Sequence sequence) {
      return mappings(sequence, name);
    }
    return notList(key, item);
  }

  private List<Fields> mappings(Item.Sequence list, String name) {
    List<Fields> found = new ArrayList<>();
    for (var item : list.items()) {
      if (item instanceof Item.Mapping mapping) {
        found.add(new Fields(mapping, name, reports));
      } else {
        reports.refuse(item.place(), name + " must hold keys and values");
      }
    }
    return List.copyOf(found);
  }

  private <T> List<T> notList(String key, Item item) {
    reports.refuse(item.place(), "%s of %s must be a list".formatted(key, owner));
    return List.of();
  }

  private List<Item.Text> texts(String key, Item.Sequence list) {
    List<Item.Text> found = new ArrayList<>();
    for (var item : list.items()) {
      if (item instanceof Item.Text text && !text.text().isBlank()) {
        found.add(text);
      } else {
        reports.refuse(item.place(), "%s of %s must be a list of texts".formatted(key, owner));
      }
    }
    return List.copyOf(found);
  }

  /** The parts of a comma list, each at the place of the whole. */
  static List<Item.Text> split(Item.Text text) {
    return Stream.of(text.text().split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .map(s -> new Item.Text(text.place(), s))
        .toList();
  }

  /** What was not taken yet. */
  Map<String, Item.Entry> rest() {
    return new LinkedHashMap<>(left);
  }

  void warnOfRest() {
    left.forEach(
        (key, entry) ->
            reports.warn(
                entry.place(), "unknown key '%s' in %s; it is ignored".formatted(key, owner)));
  }
}
