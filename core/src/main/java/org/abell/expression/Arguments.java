package org.abell.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of one call, bound to the parameters of a built-in function.
 *
 * <p>Parameters are written as {@code "sep? maxsplit?"}: a question mark for optional, {@code *}
 * for all further positions, {@code **} for all further names.
 */
final class Arguments {

  private final String function;
  private final Map<String, Object> bound = new LinkedHashMap<>();
  private final List<Object> rest = new ArrayList<>();
  private final Map<String, Object> named = new LinkedHashMap<>();

  private Arguments(String function) {
    this.function = function;
  }

  static Arguments bind(
      String function,
      List<String> parameters,
      List<Object> positional,
      Map<String, Object> named) {
    var arguments = new Arguments(function);
    var names = parameters.stream().takeWhile(p -> !p.startsWith("*")).toList();
    for (var i = 0; i < positional.size(); i++) {
      if (i < names.size()) {
        arguments.bound.put(plain(names.get(i)), positional.get(i));
      } else if (parameters.contains("*")) {
        arguments.rest.add(positional.get(i));
      } else {
        throw EvaluationException.type(
            "%s() takes at most %d arguments (%d given)"
                .formatted(function, names.size(), positional.size()));
      }
    }
    arguments.bindNamed(parameters, named);
    arguments.checkRequired(names);
    return arguments;
  }

  private static String plain(String parameter) {
    return parameter.endsWith("?") ? parameter.substring(0, parameter.length() - 1) : parameter;
  }

  private void bindNamed(List<String> parameters, Map<String, Object> given) {
    given.forEach(
        (name, value) -> {
          if (parameters.contains(name) || parameters.contains(name + "?")) {
            bound.put(name, value);
          } else if (parameters.contains("**")) {
            named.put(name, value);
          } else {
            throw EvaluationException.type(
                "%s() got an unexpected keyword argument '%s'".formatted(function, name));
          }
        });
  }

  private void checkRequired(List<String> names) {
    for (var name : names) {
      if (!name.endsWith("?") && !bound.containsKey(name)) {
        throw EvaluationException.type(
            "%s() missing 1 required argument: '%s'".formatted(function, name));
      }
    }
  }

  boolean has(String name) {
    return bound.containsKey(name);
  }

  Object get(String name) {
    return bound.get(name);
  }

  Object get(String name, Object absent) {
    return bound.getOrDefault(name, absent);
  }

  String text(String name) {
    if (get(name) instanceof String text) {
      return text;
    }
    if (get(name) instanceof HostObject host && host.plain() instanceof String text) {
      return text;
    }
    throw EvaluationException.type(
        "%s() argument must be str, not %s".formatted(function, Values.typeName(get(name))));
  }

  String text(String name, String absent) {
    return has(name) && get(name) != None.NONE ? text(name) : absent;
  }

  long whole(String name, long absent) {
    return has(name) && get(name) != None.NONE ? Numbers.index(get(name)) : absent;
  }

  boolean truth(String name) {
    return has(name) && Values.truth(get(name));
  }

  Function function(String name) {
    if (get(name) instanceof Function callable) {
      return callable;
    }
    throw EvaluationException.type(
        "'%s' object is not callable".formatted(Values.typeName(get(name))));
  }

  List<Object> rest() {
    return rest;
  }

  Map<String, Object> named() {
    return named;
  }
}
