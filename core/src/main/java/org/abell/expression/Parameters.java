package org.abell.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a function that a template defines.
 *
 * @param rest the name after {@code *}, empty where absent
 * @param named the name after {@code **}, empty where absent
 */
public record Parameters(List<Parameter> parameters, String rest, String named) {

  /** A function without parameters. */
  public static final Parameters NONE = new Parameters(List.of(), "", "");

  /** One parameter and its default. */
  public record Parameter(String name, Optional<Expr> absent) {}

  /** Makes the parameters variables of the frame. */
  public void bind(
      String function, List<Object> arguments, Map<String, Object> byName, Frame frame) {
    var left = new LinkedHashMap<Object, Object>(byName);
    for (var i = 0; i < parameters.size(); i++) {
      var parameter = parameters.get(i);
      var value = i < arguments.size() ? arguments.get(i) : left.remove(parameter.name());
      frame.names().set(parameter.name(), value != null ? value : absent(function, i, frame));
    }
    bindRest(function, arguments, frame);
    if (!named.isEmpty()) {
      frame.names().set(named, left);
    } else if (!left.isEmpty()) {
      throw EvaluationException.type(
          "%s() got an unexpected keyword argument '%s'"
              .formatted(function, left.keySet().iterator().next()));
    }
  }

  private Object absent(String function, int index, Frame frame) {
    var parameter = parameters.get(index);
    return parameter
        .absent()
        .map(expr -> expr.evaluate(frame))
        .orElseThrow(
            () ->
                EvaluationException.type(
                    "%s() missing 1 required positional argument: '%s'"
                        .formatted(function, parameter.name())));
  }

  private void bindRest(String function, List<Object> arguments, Frame frame) {
    var count = Math.min(parameters.size(), arguments.size());
    if (!rest.isEmpty()) {
      frame.names().set(rest, new Tuple(arguments.subList(count, arguments.size())));
    } else if (arguments.size() > parameters.size()) {
      throw EvaluationException.type(
          "%s() takes %d positional arguments but %d were given"
              .formatted(function, parameters.size(), arguments.size()));
    }
  }
}
