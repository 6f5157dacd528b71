package org.abell.expression;

import java.util.Optional;

/** Finds the value of a dotted name as a placeholder would, functions called on the way. */
public final class NameMapper {

  private NameMapper() {}

  /**
   * The value, or empty where a part is missing.
   *
   * @param first finds the first name
   */
  public static Optional<Object> find(
      java.util.function.Function<String, Optional<Object>> first, String path) {
    var names = path.split("\\.");
    var value = first.apply(names[0]).map(Attributes::called);
    for (var i = 1; i < names.length && value.isPresent(); i++) {
      value = Attributes.step(value.get(), names[i], true);
    }
    return value;
  }
}
