package org.abell.template;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A context in which the names inside of groups are also found outside of them. Tool files write
 * {@code $inner} for {@code $group.inner}; this is looked at only after the ordinary lookup failed.
 * The first of several equal names wins; repeats (lists) keep their names to themselves.
 */
public final class NestedNames {

  private static final String CASE_MARKER = "__current_case__";

  private NestedNames() {}

  /** A copy of the context, and of every group in it, with the names of the groups below. */
  public static Map<String, Object> injectedInto(Map<String, Object> context) {
    var all = new LinkedHashMap<String, Object>(context);
    context.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> group && isGroup(group)) {
            var inner = injectedInto(named(group));
            all.put(name, inner);
            inner.forEach(
                (nested, nestedValue) -> {
                  if (!nested.equals(CASE_MARKER)) {
                    all.putIfAbsent(nested, nestedValue);
                  }
                });
          }
        });
    return all;
  }

  private static boolean isGroup(Map<?, ?> map) {
    return map.keySet().stream().allMatch(String.class::isInstance);
  }

  private static Map<String, Object> named(Map<?, ?> group) {
    var named = new LinkedHashMap<String, Object>();
    group.forEach((name, value) -> named.put((String) name, value));
    return named;
  }
}
