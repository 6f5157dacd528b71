package org.abell.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The methods of one type of value, or the functions of one module, by name. */
final class MethodTable<T> {

  private record Method<T>(
      String name, List<String> parameters, BiFunction<T, Arguments, Object> body) {

    Object call(T self, List<Object> arguments, Map<String, Object> named) {
      return Values.of(body.apply(self, Arguments.bind(name, parameters, arguments, named)));
    }
  }

  private final Map<String, Method<T>> methods = new HashMap<>();

  /**
   * Adds one.
   *
   * @param parameters as {@link Arguments} describes, separated by blanks
   */
  MethodTable<T> add(String name, String parameters, BiFunction<T, Arguments, Object> body) {
    var names = parameters.isEmpty() ? List.<String>of() : List.of(parameters.split(" "));
    methods.put(name, new Method<>(name, names, body));
    return this;
  }

  /** The method, bound to its object. */
  Optional<Object> find(T self, String name) {
    return Optional.ofNullable(methods.get(name))
        .map(method -> (Function) (arguments, named) -> method.call(self, arguments, named));
  }

  /** All of them, bound to their object. */
  Map<String, Object> all(T self) {
    var all = new HashMap<String, Object>();
    methods.keySet().forEach(name -> find(self, name).ifPresent(f -> all.put(name, f)));
    return all;
  }
}
