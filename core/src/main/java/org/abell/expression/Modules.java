package org.abell.expression;

import java.util.Map;
import java.util.Optional;

/** The modules that a template may import. None of them touches a file or the net. */
public final class Modules {

  private record Module(String name, Map<String, Object> members) implements HostObject {

    @Override
    public String str() {
      return "<module '%s'>".formatted(name);
    }

    @Override
    public String typeName() {
      return "module";
    }

    @Override
    public Optional<Object> attribute(String member) {
      return Optional.ofNullable(members.get(member));
    }
  }

  private static final Map<String, Object> MODULES = Map.of();

  private Modules() {}

  /** The module of a dotted name. */
  public static Optional<Object> find(String path) {
    return Optional.ofNullable(MODULES.get(path));
  }

  /** A member of a module. */
  public static Optional<Object> member(Object module, String name) {
    return module instanceof Module found ? found.attribute(name) : Optional.empty();
  }
}
