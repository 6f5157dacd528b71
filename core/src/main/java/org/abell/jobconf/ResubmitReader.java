package org.abell.jobconf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abell.expression.EvaluationException;
import org.abell.expression.Expression;
import org.abell.expression.SyntaxException;

/** Reads the resubmit rules of a destination and tries their expressions once. */
final class ResubmitReader {

  private static final Set<String> TRUTHS =
      Set.of(
          "walltime_reached",
          "memory_limit_reached",
          "tool_detected_failure",
          "unknown_error",
          "any_failure",
          "any_potential_job_failure");
  private static final Set<String> NUMBERS =
      Set.of("attempt", "seconds_running", "seconds_since_queued");

  private final String destination;
  private final Reports reports;
  private final References references;

  ResubmitReader(String destination, Reports reports) {
    this.destination = destination;
    this.reports = reports;
    this.references = References.of(destination, reports);
  }

  List<ResubmitRule> read(Fields body) {
    return body.list("resubmit", "a resubmit rule of the destination " + destination).stream()
        .map(this::rule)
        .toList();
  }

  private ResubmitRule rule(Fields rule) {
    var condition = rule.text("condition");
    var environment = rule.text("environment");
    var alias = rule.text("destination");
    var handler = rule.text("handler");
    var delay = rule.text("delay");
    rule.warnOfRest();
    condition.ifPresent(c -> tryOut("condition", c, rule));
    delay.ifPresent(d -> tryOut("delay", d, rule));
    environment.or(() -> alias).ifPresent(d -> checkDestination(d, rule));
    handler.ifPresent(h -> checkHandler(h, rule));
    return new ResubmitRule(
        text(condition), text(environment.or(() -> alias)), text(handler), text(delay));
  }

  private static Optional<String> text(Optional<Item.Text> item) {
    return item.map(Item.Text::text);
  }

  private void checkDestination(Item.Text name, Fields rule) {
    references.destination(
        name,
        "%s names the unknown destination %s; jobs it applies to fail"
            .formatted(rule.owner(), name.text()));
  }

  private void checkHandler(Item.Text name, Fields rule) {
    references.handler(
        name,
        "%s names the handler %s, which is neither a handler nor a tag"
            .formatted(rule.owner(), name.text()));
  }

  private void tryOut(String what, Item.Text source, Fields rule) {
    try {
      var expression = Expression.parse(source.text());
      expression.evaluate(names(false));
      expression.evaluate(names(true));
    } catch (SyntaxException | EvaluationException e) {
      reports.warn(
          source.place(),
          "the %s '%s' of %s cannot be evaluated: %s"
              .formatted(what, source.text(), rule.owner(), e.getMessage()));
    }
  }

  private static Map<String, Object> names(boolean truth) {
    Map<String, Object> names = new HashMap<>();
    TRUTHS.forEach(name -> names.put(name, truth));
    NUMBERS.forEach(name -> names.put(name, 1L));
    return names;
  }
}
