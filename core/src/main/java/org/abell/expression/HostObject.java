package org.abell.expression;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An object of the application that expressions may look at: a dataset, a parameter, a select.
 *
 * <p>Values on both sides are: {@link None}, Boolean, Long, BigInteger, Double, String, List,
 * {@link Tuple}, Set, Map, {@link Function}, HostObject. {@link Values#of} makes them of other Java
 * values.
 */
public interface HostObject {

  /** What {@code str(x)} gives and what a placeholder prints. */
  String str();

  /** Whether {@code #if $x} holds. */
  default boolean truth() {
    return true;
  }

  /** The name of its Python class, for messages. */
  default String typeName() {
    return "object";
  }

  /** The value of {@code x.name}, or empty where there is no such attribute. */
  default Optional<Object> attribute(String name) {
    return Optional.empty();
  }

  /** Sets {@code x.name}; false where that cannot be done. */
  default boolean assign(String name, Object value) {
    return false;
  }

  /**
   * The value of {@code x[key]}, or empty where there is none. A placeholder {@code $x.name} asks
   * here first, so a key of another type than the object's own must give empty.
   */
  default Optional<Object> item(Object key) {
    return Optional.empty();
  }

  /** The elements of {@code for e in x}, or empty where it cannot be iterated. */
  default Optional<Iterator<Object>> elements() {
    return Optional.empty();
  }

  /** The value of {@code len(x)}, or empty where it has none. */
  default OptionalInt length() {
    return OptionalInt.empty();
  }

  /** The plain value that {@code int(x)} and {@code float(x)} convert; its text by default. */
  default Object plain() {
    return str();
  }

  /** Whether {@code x == other}. */
  default boolean sameAs(Object other) {
    return equals(other);
  }

  /** The order of {@code x} and {@code other} as compareTo gives it; empty is a TypeError. */
  default OptionalInt order(Object other) {
    return OptionalInt.empty();
  }
}
