package org.abell.resubmission;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.expression.EvaluationException;
import org.abell.expression.Expression;
import org.abell.expression.SyntaxException;
import org.abell.expression.Values;
import org.abell.jobconf.Destination;
import org.abell.jobconf.ResubmitRule;
import org.jboss.logging.Logger;

/** The rules that hold at a destination; the first one whose condition is met decides. */
record Rules(String destination, List<ResubmitRule> rules) {

  private static final Logger LOG = Logger.getLogger(Rules.class);

  /**
   * The destination's own rules.
   *
   * @param defaultCondition of the one rule that holds where the destination has none
   */
  static Rules of(Destination destination, Optional<String> defaultCondition) {
    var own = destination.resubmit();
    return new Rules(
        destination.id(),
        own.isEmpty() ? defaultCondition.map(Rules::sameDestination).stream().toList() : own);
  }

  private static ResubmitRule sameDestination(String condition) {
    return new ResubmitRule(
        Optional.of(condition), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The rule that decides; empty: the failure stands. */
  Optional<ResubmitRule> find(Circumstances circumstances) {
    var names = circumstances.names();
    return rules.stream().filter(rule -> isMet(rule, names)).findFirst();
  }

  /** How long the next attempt has to wait; a delay that makes no sense is none. */
  Duration delay(ResubmitRule rule, Circumstances circumstances) {
    if (rule.delay().isEmpty()) {
      return Duration.ZERO;
    }
    var value = evaluate(rule.delay().get(), circumstances.names());
    if (value.filter(Number.class::isInstance).isEmpty()) {
      LOG.warnf("%s: '%s' is no delay of a resubmission", destination, rule.delay().get());
      return Duration.ZERO;
    }
    var seconds = ((Number) value.get()).doubleValue();
    return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
  }

  private boolean isMet(ResubmitRule rule, Map<String, Object> names) {
    return rule.condition().isEmpty()
        || evaluate(rule.condition().get(), names).map(Values::truth).orElse(false);
  }

  private Optional<Object> evaluate(String source, Map<String, Object> names) {
    try {
      return Optional.of(Expression.parse(source).evaluate(names));
    } catch (SyntaxException | EvaluationException e) {
      LOG.warnf("%s: '%s' cannot be evaluated: %s", destination, source, e.getMessage());
      return Optional.empty();
    }
  }
}
