package org.abell.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Python's exception classes and which catches which. */
public final class Exceptions {

  private static final Map<String, String> PARENTS =
      Map.ofEntries(
          Map.entry("ArithmeticError", "Exception"),
          Map.entry("AssertionError", "Exception"),
          Map.entry("AttributeError", "Exception"),
          Map.entry("BaseException", ""),
          Map.entry("Exception", "BaseException"),
          Map.entry("IndexError", "LookupError"),
          Map.entry("IOError", "OSError"),
          Map.entry("KeyError", "LookupError"),
          Map.entry("LookupError", "Exception"),
          Map.entry("NameError", "Exception"),
          Map.entry("NotFound", "LookupError"),
          Map.entry("OSError", "Exception"),
          Map.entry("OverflowError", "ArithmeticError"),
          Map.entry("RecursionError", "RuntimeError"),
          Map.entry("RuntimeError", "Exception"),
          Map.entry("StandardError", "BaseException"),
          Map.entry("StopIteration", "Exception"),
          Map.entry("TypeError", "Exception"),
          Map.entry("ValueError", "Exception"),
          Map.entry("ZeroDivisionError", "ArithmeticError"));

  private Exceptions() {}

  static Map<String, PythonClass> classes() {
    var classes = new HashMap<String, PythonClass>();
    PARENTS.keySet().forEach(name -> classes.put(name, exception(name)));
    return classes;
  }

  private static PythonClass exception(String name) {
    return new PythonClass(
        name,
        value -> value instanceof PythonError error && isKind(error.kind(), name),
        (arguments, named) ->
            new PythonError(name, arguments.isEmpty() ? "" : Values.str(arguments.get(0))));
  }

  /** Whether an exception of this kind is one of that class. */
  private static boolean isKind(String kind, String name) {
    if (name.equals("Exception") || name.equals("StandardError")) {
      return true;
    }
    for (var at = kind; at != null && !at.isEmpty(); at = PARENTS.get(at)) {
      if (at.equals(name)) {
        return true;
      }
    }
    return name.equals("BaseException");
  }

  /** Whether {@code #except type} catches the error; never one of the limits. */
  public static boolean catches(Object type, EvaluationException error) {
    if (error instanceof LimitException) {
      return false;
    }
    var types = type instanceof Tuple tuple ? tuple : List.of(type);
    return types.stream()
        .anyMatch(one -> one instanceof PythonClass named && isKind(error.kind(), named.name()));
  }

  /** The error that {@code #raise value} throws. */
  public static EvaluationException raised(Object value) {
    if (value instanceof PythonError error) {
      return new EvaluationException(error.kind(), error.text());
    }
    if (value instanceof PythonClass type && PARENTS.containsKey(type.name())) {
      return new EvaluationException(type.name(), "");
    }
    return EvaluationException.type("exceptions must derive from BaseException");
  }
}
