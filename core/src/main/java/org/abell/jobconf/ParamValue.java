package org.abell.jobconf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The value of a parameter: a text nearly always, lists and mappings for containers and the like.
 */
public sealed interface ParamValue {

  /** One value; numbers as written, truth values as {@code true} and {@code false}. */
  record Text(String text) implements ParamValue {}

  /** Several values. */
  record Sequence(List<ParamValue> values) implements ParamValue {
    public Sequence {
      values = List.copyOf(values);
    }
  }

  /** Values by key. */
  record Mapping(Map<String, ParamValue> values) implements ParamValue {
    public Mapping {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** The value as one text; a list becomes a comma list, which is how XML writes it. */
  default String flat() {
    if (this instanceof Text value) {
      return value.text();
    }
    if (this instanceof Sequence list) {
      return list.values().stream().map(ParamValue::flat).collect(Collectors.joining(","));
    }
    return ((Mapping) this)
        .values().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue().flat())
            .collect(Collectors.joining(","));
  }
}
