package org.abell.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names every expression knows: Python's built-in functions, classes and constants. */
public final class Builtins {

  private static final Map<String, PythonClass> TYPES = BuiltinClasses.types();
  private static final Map<String, Object> NAMES = names();

  private Builtins() {}

  /** The built-in of that name. */
  public static Optional<Object> find(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }

  private static Map<String, Object> names() {
    var names = new HashMap<String, Object>(BuiltinFunctions.all());
    names.putAll(Iterations.all());
    names.putAll(TYPES);
    names.putAll(Exceptions.classes());
    names.put("True", true);
    names.put("False", false);
    names.put("None", None.NONE);
    names.put("Ellipsis", "Ellipsis");
    // what Python 2 called them
    names.put("unicode", TYPES.get("str"));
    names.put("basestring", TYPES.get("str"));
    names.put("long", TYPES.get("int"));
    names.put("xrange", names.get("range"));
    names.put("unichr", names.get("chr"));
    names.remove("NoneType");
    return names;
  }

  /** The class of a plain value. */
  static Optional<PythonClass> typeOf(Object value) {
    if (value instanceof PythonClass) {
      return Optional.of(TYPES.get("type"));
    }
    if (value instanceof Boolean) {
      return Optional.of(TYPES.get("bool"));
    }
    if (value instanceof HostObject) {
      return Optional.empty();
    }
    return List.of("str", "int", "float", "list", "tuple", "dict", "set", "NoneType", "function")
        .stream()
        .map(TYPES::get)
        .filter(type -> type.members().test(value))
        .findFirst();
  }

  /** {@code str.upper} and the like: a method that takes its object as first argument. */
  static Optional<Object> classMember(PythonClass type, String name) {
    if (name.equals("__name__")) {
      return Optional.of(type.name());
    }
    if (!TYPES.containsKey(type.name()) || name.startsWith("__")) {
      return Optional.empty();
    }
    Function unbound =
        (arguments, named) -> {
          if (arguments.isEmpty()) {
            throw EvaluationException.type("unbound method %s() needs an argument".formatted(name));
          }
          return ((Function) Attributes.get(arguments.get(0), name))
              .call(arguments.subList(1, arguments.size()), named);
        };
    return Optional.of(unbound);
  }

  /** Whether {@code isinstance(value, type)}; the type may be a tuple of them. */
  static boolean isInstance(Object value, Object type) {
    if (type instanceof Tuple types) {
      return types.stream().anyMatch(one -> isInstance(value, one));
    }
    if (type instanceof PythonClass one) {
      return one.members().test(value);
    }
    throw EvaluationException.type("isinstance() arg 2 must be a type or tuple of types");
  }
}
