package org.abell.runner.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All jobs of an account as its manager listed them, at a time that was not before this one. */
record Listing(Instant begun, Map<String, List<Sighting>> byKey) {

  static final Listing NONE = new Listing(Instant.MIN, Map.of());

  static Listing of(Instant begun, List<Sighting> seen) {
    return new Listing(begun, seen.stream().collect(Collectors.groupingBy(Sighting::key)));
  }

  /** The job; usually one, more when a submission was repeated. */
  List<Sighting> of(String key) {
    return byKey.getOrDefault(key, List.of());
  }
}
