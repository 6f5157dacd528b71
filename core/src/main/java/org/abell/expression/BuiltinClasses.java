package org.abell.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Python's built-in classes, which convert values when called. */
final class BuiltinClasses {

  private static final MethodTable<Object> CONSTRUCTORS =
      new MethodTable<Object>()
          .add("str", "object? encoding? errors?", (o, a) -> Values.str(a.get("object", "")))
          .add(
              "int", "x? base?", (o, a) -> Numbers.toInt(a.get("x", 0L), (int) a.whole("base", 10)))
          .add("float", "x?", (o, a) -> Numbers.toFloat(a.get("x", 0L)))
          .add("bool", "x?", (o, a) -> a.truth("x"))
          .add("list", "iterable?", (o, a) -> list(a))
          .add("tuple", "iterable?", (o, a) -> new Tuple(list(a)))
          .add(
              "set",
              "iterable?",
              (o, a) ->
                  a.has("iterable") ? SetMethods.of(a.get("iterable")) : new LinkedHashSet<>())
          .add("dict", "other? **", (o, a) -> DictMethods.build(a))
          .add("object", "", (o, a) -> new PythonError("object", "<object>"))
          .add("type", "object", (o, a) -> typeOf(a.get("object")))
          .add("NoneType", "", (o, a) -> None.NONE)
          .add("function", "", (o, a) -> None.NONE);

  private BuiltinClasses() {}

  static Map<String, PythonClass> types() {
    var types = new HashMap<String, PythonClass>();
    var members = members();
    CONSTRUCTORS
        .all(None.NONE)
        .forEach(
            (name, constructor) ->
                types.put(name, new PythonClass(name, members.get(name), (Function) constructor)));
    types.put("frozenset", types.get("set"));
    return types;
  }

  private static Map<String, Predicate<Object>> members() {
    var members = new HashMap<String, Predicate<Object>>();
    members.put("str", String.class::isInstance);
    members.put("int", Numbers::isWhole);
    members.put("float", Double.class::isInstance);
    members.put("bool", Boolean.class::isInstance);
    members.put("list", value -> value instanceof List<?> && !(value instanceof Tuple));
    members.put("tuple", Tuple.class::isInstance);
    members.put("set", Set.class::isInstance);
    members.put("dict", Map.class::isInstance);
    members.put("object", value -> true);
    members.put("type", PythonClass.class::isInstance);
    members.put("NoneType", value -> value == None.NONE);
    members.put("function", Function.class::isInstance);
    return members;
  }

  private static List<Object> list(Arguments arguments) {
    return arguments.has("iterable")
        ? Sequences.copy(arguments.get("iterable"))
        : new ArrayList<>();
  }

  private static Object typeOf(Object value) {
    return Builtins.typeOf(value)
        .orElseGet(
            () ->
                new PythonClass(
                    Values.typeName(value),
                    other -> Values.typeName(other).equals(Values.typeName(value)),
                    (arguments, named) -> None.NONE));
  }
}
