package org.abell.runner.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All jobs of an account as its manager listed them. */
record Listing(Map<String, List<Sighting>> byKey) {

  static Listing of(List<Sighting> seen) {
    return new Listing(seen.stream().collect(Collectors.groupingBy(Sighting::key)));
  }

  /** The job; usually one, more when a submission was repeated. */
  List<Sighting> of(String key) {
    return byKey.getOrDefault(key, List.of());
  }
}
