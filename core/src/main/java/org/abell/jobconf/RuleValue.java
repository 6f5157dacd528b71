package org.abell.jobconf;

import java.util.Map;
import java.util.Optional;
import org.abell.expression.EvaluationException;
import org.abell.expression.Expression;
import org.abell.expression.Values;

/**
 * A text that a rule gives: as it is written, or, after an equals sign, what an expression gives.
 *
 * @param source as written
 * @param formula what stands after the equals sign
 */
public record RuleValue(String source, Optional<Expression> formula) {

  /**
   * The text for a job.
   *
   * @throws EvaluationException when the expression cannot be evaluated
   */
  public String text(Map<String, Object> variables) {
    return formula.map(f -> Values.str(f.evaluate(variables))).orElse(source);
  }
}
