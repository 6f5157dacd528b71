package org.abell.jobconf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * All destinations, by id and tag.
 *
 * @param defaultName id or tag for tools that are mapped to none
 */
public record Destinations(Map<String, Destination> byId, String defaultName) {

  public Destinations {
    byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
  }

  public Optional<Destination> destination(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The members of a tag, in the order of the file. */
  public List<Destination> tagged(String tag) {
    return byId.values().stream().filter(d -> d.tags().contains(tag)).toList();
  }

  /** The destination of that id, else all of that tag; empty when there is neither. */
  public List<Destination> named(String idOrTag) {
    return destination(idOrTag).map(List::of).orElseGet(() -> tagged(idOrTag));
  }

  /** One of those named so, drawn at random where it is a tag. */
  public Optional<Destination> choose(String idOrTag, RandomGenerator random) {
    var members = named(idOrTag);
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(members.get(random.nextInt(members.size())));
  }

  /** All ids and tags. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(byId.keySet());
    byId.values().forEach(d -> names.addAll(d.tags()));
    return names;
  }
}
