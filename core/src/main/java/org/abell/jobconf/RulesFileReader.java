package org.abell.jobconf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.abell.expression.EvaluationException;
import org.abell.expression.Expression;
import org.abell.expression.SyntaxException;

/** Reads a file of rules and tries their expressions once. */
final class RulesFileReader {

  private final Reports reports;
  private final References references;

  RulesFileReader(Reports reports) {
    this.reports = reports;
    this.references = new References(reports);
  }

  /** The rules of a file, in their order. */
  List<DestinationRule> read(Item.Mapping root) {
    var fields = new Fields(root, "the rules file", reports);
    var rules = fields.list("rules", "a rule").stream().map(this::rule).toList();
    if (rules.isEmpty()) {
      reports.refuse(root.place(), "there are no rules in the file");
    }
    fields.warnOfRest();
    return rules;
  }

  private DestinationRule rule(Fields rule) {
    var when = rule.scalar("when").flatMap(this::expression);
    var outcome = outcome(rule);
    Map<String, RuleValue> params = new LinkedHashMap<>();
    rule.mapping("params", "params of a rule")
        .rest()
        .forEach((name, entry) -> params.put(name, value(entry.value())));
    var environment = new DestinationReader(reports).environment("a rule", rule);
    // In our own format a misspelt key is no more than a mistake.
    rule.rest()
        .forEach(
            (key, e) -> reports.refuse(e.place(), "unknown key '%s' in a rule".formatted(key)));
    if (outcome instanceof RuleOutcome.GoOn && params.isEmpty() && environment.isEmpty()) {
      reports.refuse(rule.place(), "a rule needs destination, fail, wait, params or env");
    }
    var place = "%s:%d".formatted(rule.place().file(), rule.place().line());
    return new DestinationRule(place, when, outcome, params, environment);
  }

  private RuleOutcome outcome(Fields rule) {
    var destination = rule.text("destination");
    var fail = rule.text("fail");
    var wait = rule.text("wait");
    var reason = rule.text("reason");
    if (Stream.of(destination, fail, wait).filter(Optional::isPresent).count() > 1) {
      reports.refuse(rule.place(), "a rule has one of destination, fail and wait, not several");
    }
    if (wait.isPresent()) {
      wait.ifPresent(this::checkSeconds);
      var why = reason.map(this::value).orElse(plain("a rule lets it wait"));
      return new RuleOutcome.Wait(value(wait.get()), why);
    }
    reason.ifPresent(r -> reports.refuse(r.place(), "a reason belongs to wait"));
    if (fail.isPresent()) {
      return new RuleOutcome.Fail(value(fail.get()));
    }
    destination.filter(d -> !isFormula(d.text())).ifPresent(this::checkDestination);
    return destination
        .<RuleOutcome>map(d -> new RuleOutcome.Send(value(d)))
        .orElseGet(RuleOutcome.GoOn::new);
  }

  private void checkSeconds(Item.Text wait) {
    if (!isFormula(wait.text()) && Measures.whole(wait.text()).orElse(0) < 1) {
      reports.refuse(
          wait.place(), "wait must be a number of seconds, not '%s'".formatted(wait.text()));
    }
  }

  private void checkDestination(Item.Text name) {
    references.needed(
        name,
        "a rule names the unknown destination %s".formatted(name.text()),
        whole -> !whole.destinations().named(name.text()).isEmpty());
  }

  private static boolean isFormula(String text) {
    return text.startsWith("=");
  }

  private static RuleValue plain(String text) {
    return new RuleValue(text, Optional.empty());
  }

  private RuleValue value(Item item) {
    if (item instanceof Item.Text text && isFormula(text.text())) {
      var formula = new Item.Text(text.place(), text.text().substring(1));
      return new RuleValue(text.text(), expression(formula));
    }
    return plain(ParamsReader.value(item).flat());
  }

  private Optional<Expression> expression(Item.Text source) {
    try {
      var expression = Expression.parse(source.text());
      tryOut(expression, source);
      return Optional.of(expression);
    } catch (SyntaxException e) {
      reports.refuse(
          source.place(),
          "the expression '%s' cannot be read: %s".formatted(source.text(), e.getMessage()));
      return Optional.empty();
    }
  }

  /** Finds names that nobody has; any other failure may be due to the values it was tried with. */
  private void tryOut(Expression expression, Item.Text source) {
    try {
      Map<String, Object> names = new LinkedHashMap<>(RuleVariables.sample());
      names.putAll(RuleVariables.UNITS);
      expression.evaluate(names);
    } catch (EvaluationException e) {
      if (e.kind().equals("NameError")) {
        reports.refuse(
            source.place(), "the expression '%s': %s".formatted(source.text(), e.text()));
      }
    }
  }
}
