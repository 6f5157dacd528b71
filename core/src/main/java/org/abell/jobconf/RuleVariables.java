package org.abell.jobconf;

import java.util.List;
import java.util.Map;

/** The names that rules of a rules file may use. */
public final class RuleVariables {

  /** Units of {@code input_size}. */
  public static final Map<String, Object> UNITS =
      Map.of("KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30, "TB", 1L << 40);

  private RuleVariables() {}

  /** Every variable with a value that it may have; rules are tried with them when they are read. */
  public static Map<String, Object> sample() {
    return Map.ofEntries(
        Map.entry("job_id", 1L),
        Map.entry("tool_id", "cat1"),
        Map.entry("tool_version", "1.0"),
        Map.entry("user_id", 1L),
        Map.entry("user_email", "ada@example.org"),
        Map.entry("username", "ada"),
        Map.entry("history_id", 1L),
        Map.entry("attempt", 1L),
        Map.entry("input_size", 1L),
        Map.entry("num_inputs", 1L),
        Map.entry("inputs", List.of(Map.of("name", "input", "extension", "txt", "size", 1L))),
        Map.entry("extensions", List.of("txt")),
        Map.entry("params", Map.of()),
        Map.entry("resource_params", Map.of()),
        Map.entry("job_params", Map.of()),
        Map.entry("referrer", Map.of()));
  }
}
