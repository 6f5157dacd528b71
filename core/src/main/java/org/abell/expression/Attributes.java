package org.abell.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Python's attributes, and the name mapping of placeholders on top of them. */
final class Attributes {

  private static final MethodTable<Object> GENERIC =
      new MethodTable<Object>()
          .add("__str__", "", (o, a) -> Values.str(o))
          .add("__repr__", "", (o, a) -> Values.repr(o))
          .add("__len__", "", (o, a) -> Sequences.length(o))
          .add("__contains__", "key", (o, a) -> Comparisons.contains(o, a.get("key")))
          .add("__getitem__", "key", (o, a) -> Sequences.item(o, a.get("key")))
          .add("__setitem__", "key value", (o, a) -> setItem(o, a.get("key"), a.get("value")));

  private Attributes() {}

  /** What {@code target.name} gives, if it has that. */
  static Optional<Object> find(Object target, String name) {
    return own(target, name).map(Values::of).or(() -> generic(target, name));
  }

  /** What {@code target.name} gives. */
  static Object get(Object target, String name) {
    return find(target, name)
        .orElseThrow(
            () ->
                new EvaluationException(
                    "AttributeError",
                    "'%s' object has no attribute '%s'".formatted(Values.typeName(target), name)));
  }

  private static Optional<Object> own(Object target, String name) {
    if (target instanceof HostObject host) {
      return host.attribute(name);
    }
    if (target instanceof String text) {
      return StringMethods.find(text, name);
    }
    if (target instanceof List<?>) {
      return ListMethods.find(Sequences.list(target), name);
    }
    if (target instanceof Map<?, ?>) {
      return DictMethods.find(Sequences.map(target), name);
    }
    if (target instanceof Set<?>) {
      return SetMethods.find(Sequences.set(target), name);
    }
    if (target instanceof PythonClass type) {
      return Builtins.classMember(type, name);
    }
    if (target instanceof Double real && name.equals("is_integer")) {
      return Optional.of((Function) (arguments, named) -> real == Math.rint(real));
    }
    return Optional.empty();
  }

  private static Optional<Object> generic(Object target, String name) {
    if (name.equals("__class__")) {
      return Builtins.typeOf(target).map(type -> type);
    }
    return name.startsWith("__") ? GENERIC.find(target, name) : Optional.empty();
  }

  /**
   * One step of a placeholder: the item of a mapping, else the attribute; a function is called
   * where {@code call} says so.
   */
  static Optional<Object> step(Object target, String name, boolean call) {
    Optional<Object> found;
    if (target instanceof Map<?, ?> map && map.containsKey(name)) {
      found = Optional.of(Values.of(map.get(name)));
    } else if (target instanceof HostObject host && host.item(name).isPresent()) {
      found = host.item(name).map(Values::of);
    } else {
      found = find(target, name);
    }
    return found.map(value -> call ? called(value) : value);
  }

  /** Calls functions, but not classes, without arguments. */
  static Object called(Object value) {
    if (value instanceof Function function && !(value instanceof PythonClass)) {
      return Values.of(function.call(List.of(), Map.of()));
    }
    return value;
  }

  static Object setItem(Object container, Object key, Object value) {
    try {
      if (container instanceof Map<?, ?>) {
        Sequences.map(container).put(Sequences.key(key), value);
        return None.NONE;
      }
      if (container instanceof List<?> list && !(container instanceof Tuple)) {
        var kind = "list assignment";
        Sequences.list(container).set(Sequences.position(list.size(), key, kind), value);
        return None.NONE;
      }
    } catch (UnsupportedOperationException e) {
      throw readOnly(container);
    }
    throw readOnly(container);
  }

  static void deleteItem(Object container, Object key) {
    try {
      if (container instanceof Map<?, ?> map) {
        if (!map.containsKey(Sequences.key(key))) {
          throw new EvaluationException("KeyError", Values.repr(key));
        }
        map.remove(Sequences.key(key));
        return;
      }
      if (container instanceof List<?> list && !(container instanceof Tuple)) {
        list.remove(Sequences.position(list.size(), key, "list"));
        return;
      }
    } catch (UnsupportedOperationException e) {
      throw readOnly(container);
    }
    throw readOnly(container);
  }

  private static EvaluationException readOnly(Object container) {
    return EvaluationException.type(
        "'%s' object does not support item assignment".formatted(Values.typeName(container)));
  }

  static void assign(Object target, String name, Object value) {
    if (!(target instanceof HostObject host) || !host.assign(name, value)) {
      throw new EvaluationException(
          "AttributeError",
          "'%s' object has no attribute '%s'".formatted(Values.typeName(target), name));
    }
  }
}
