package org.abell.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.expression.Budget;
import org.abell.expression.Values;

/**
 * What all functions of one rendering share.
 *
 * @param contexts maps that placeholders search, in this order
 * @param members the functions that the template defines, and {@code getVar} and its like
 * @param modules what {@code #import} binds
 * @param set what {@code #set global} leaves
 */
record Globals(
    List<Map<String, Object>> contexts,
    Map<String, Object> members,
    Map<String, Object> modules,
    Map<String, Object> set,
    Budget budget) {

  static Globals of(
      List<Map<String, Object>> contexts, Map<String, Object> modules, Budget budget) {
    return new Globals(contexts, new HashMap<>(), new HashMap<>(modules), new HashMap<>(), budget);
  }

  /** What a placeholder finds beyond variables, modules and built-ins. */
  Optional<Object> search(String name) {
    if (set.containsKey(name)) {
      return Optional.of(set.get(name));
    }
    if (members.containsKey(name)) {
      return Optional.of(members.get(name));
    }
    return contexts.stream()
        .filter(context -> context.containsKey(name))
        .findFirst()
        .map(context -> Values.of(context.get(name)));
  }
}
