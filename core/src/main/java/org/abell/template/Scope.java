package org.abell.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.abell.expression.Builtins;
import org.abell.expression.Names;

/**
 * The names inside one function of a template, or its main text. A placeholder finds variables,
 * then what {@link Globals} holds, then modules, then built-ins; a name without {@code $} finds no
 * context.
 */
final class Scope implements Names {

  private final Globals globals;
  private final Map<String, Object> variables = new HashMap<>();

  Scope(Globals globals) {
    this.globals = globals;
  }

  Globals globals() {
    return globals;
  }

  Map<String, Object> variables() {
    return variables;
  }

  void setGlobal(String name, Object value) {
    globals.set().put(name, value);
  }

  @Override
  public Optional<Object> bare(String name) {
    return variable(name)
        .or(() -> Optional.ofNullable(globals.modules().get(name)))
        .or(() -> name.equals("self") ? globals.search(name) : Optional.empty())
        .or(() -> Builtins.find(name));
  }

  @Override
  public Optional<Object> placeholder(String name) {
    return variable(name)
        .or(() -> globals.search(name))
        .or(() -> Optional.ofNullable(globals.modules().get(name)))
        .or(() -> Builtins.find(name));
  }

  private Optional<Object> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  @Override
  public void set(String name, Object value) {
    variables.put(name, value);
  }

  @Override
  public boolean remove(String name) {
    return variables.remove(name) != null;
  }
}
