package org.abell.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of an expression that stands alone: a context, then the built-ins. */
final class PlainNames implements Names {

  private final Map<String, Object> context;

  PlainNames(Map<String, Object> context) {
    this.context = new HashMap<>(context);
  }

  @Override
  public Optional<Object> bare(String name) {
    return context.containsKey(name)
        ? Optional.of(Values.of(context.get(name)))
        : Builtins.find(name);
  }

  @Override
  public Optional<Object> placeholder(String name) {
    return bare(name);
  }

  @Override
  public void set(String name, Object value) {
    context.put(name, value);
  }

  @Override
  public boolean remove(String name) {
    return context.remove(name) != null;
  }
}
