package org.abell.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names inside a comprehension or lambda: its own variables, then those around it. Python 3
 * alone would hide the variables around from {@code $name}; tool files of Python 2 times count on
 * seeing them.
 */
final class InnerNames implements Names {

  private final Names outer;
  private final Map<String, Object> own = new HashMap<>();

  InnerNames(Names outer) {
    this.outer = outer;
  }

  @Override
  public Optional<Object> bare(String name) {
    return own.containsKey(name) ? Optional.of(own.get(name)) : outer.bare(name);
  }

  @Override
  public Optional<Object> placeholder(String name) {
    return own.containsKey(name) ? Optional.of(own.get(name)) : outer.placeholder(name);
  }

  @Override
  public void set(String name, Object value) {
    own.put(name, value);
  }

  @Override
  public boolean remove(String name) {
    return own.remove(name) != null;
  }
}
