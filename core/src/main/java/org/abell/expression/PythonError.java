package org.abell.expression;

import java.util.Optional;

/**
 * An exception as a value: what {@code ValueError("text")} makes and {@code #except E as e} binds.
 *
 * @param kind the name of its class
 */
public record PythonError(String kind, String text) implements HostObject {

  @Override
  public String str() {
    return text;
  }

  @Override
  public String typeName() {
    return kind;
  }

  @Override
  public Optional<Object> attribute(String name) {
    return switch (name) {
      case "args" -> Optional.of(Tuple.of(text));
      case "message" -> Optional.of(text);
      default -> Optional.empty();
    };
  }
}
