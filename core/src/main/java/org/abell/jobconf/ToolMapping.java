package org.abell.jobconf;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the tools section: by id or by class, never both.
 *
 * @param toolId in the form of {@link #normal(String)}
 * @param conditions job parameters that must be equal for the entry to apply
 * @param handler id or tag
 * @param destination id or tag
 * @param resources a group of resource parameters
 */
public record ToolMapping(
    Optional<String> toolId,
    Optional<ToolClass> toolClass,
    Map<String, String> conditions,
    Optional<String> handler,
    Optional<String> destination,
    Optional<String> resources) {

  public ToolMapping {
    conditions = Map.copyOf(conditions);
  }

  /** A tool id as they are compared: in lower case, without a slash at its end. */
  public static String normal(String id) {
    return id.strip().toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
  }

  boolean isFor(String id) {
    return toolId.filter(id::equals).isPresent();
  }
}
