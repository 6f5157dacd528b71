package org.abell.jobconf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.tool.Input;

/**
 * Groups of resource parameters that a user may set for a job of a tool.
 *
 * @param fields names of parameters by group, in the order they are asked in
 * @param params what is known of the parameters, by name; a field without one is not asked
 */
public record ResourceGroups(
    Optional<String> defaultGroup,
    Map<String, List<String>> fields,
    Map<String, Input.Param> params) {

  /** No groups: nothing is asked. */
  public static final ResourceGroups NONE =
      new ResourceGroups(Optional.empty(), Map.of(), Map.of());

  public ResourceGroups {
    fields = Map.copyOf(fields);
    params = Map.copyOf(params);
  }

  /** The names of what is asked for a tool: those of its group, else of the default one. */
  public List<String> fieldsFor(Optional<String> group) {
    return group
        .or(() -> defaultGroup)
        .map(g -> fields.getOrDefault(g, List.of()))
        .orElse(List.of());
  }

  /** The parameters asked for a tool. */
  public List<Input.Param> paramsFor(Optional<String> group) {
    return fieldsFor(group).stream().filter(params::containsKey).map(params::get).toList();
  }
}
