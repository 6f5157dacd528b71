package org.abell.template;

import java.util.Optional;
import org.abell.expression.EvaluationException;
import org.abell.expression.Exceptions;
import org.abell.expression.Expr;
import org.abell.expression.Frame;
import org.abell.expression.Values;

/** What the directives that are Python statements do. */
final class Statements {

  private Statements() {}

  static void check(Expr condition, Optional<Expr> message, Frame frame) {
    if (!Values.truth(condition.evaluate(frame))) {
      var text = message.map(expr -> Values.str(expr.evaluate(frame))).orElse("");
      throw new EvaluationException("AssertionError", text);
    }
  }

  static EvaluationException raised(Expr error, Frame frame) {
    return Exceptions.raised(error.evaluate(frame));
  }
}
