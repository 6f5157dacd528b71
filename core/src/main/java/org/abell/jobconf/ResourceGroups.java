package org.abell.jobconf;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of resource parameters that a user may set for a job of a tool. */
public record ResourceGroups(Optional<String> defaultGroup, Map<String, List<String>> fields) {

  /** No groups: nothing is asked. */
  public static final ResourceGroups NONE = new ResourceGroups(Optional.empty(), Map.of());

  public ResourceGroups {
    fields = Map.copyOf(fields);
  }

  /** The parameters asked for a tool: those of its group, else of the default one. */
  public List<String> fieldsFor(Optional<String> group) {
    return group
        .or(() -> defaultGroup)
        .map(g -> fields.getOrDefault(g, List.of()))
        .orElse(List.of());
  }
}
