package org.abell.command;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.abell.expression.EvaluationException;
import org.abell.expression.Expression;

/** The attributes of plain values, such as {@code upper} of a text, as the evaluator knows them. */
final class RawMembers {

  private static final Map<String, Expression> BY_NAME = new ConcurrentHashMap<>();

  private RawMembers() {}

  /** What {@code raw.name} gives; a method is not called. */
  static Optional<Object> find(Object raw, String name) {
    var expression = BY_NAME.computeIfAbsent(name, n -> Expression.parse("value." + n));
    try {
      return Optional.of(expression.evaluate(Map.of("value", raw)));
    } catch (EvaluationException e) {
      return Optional.empty();
    }
  }
}
