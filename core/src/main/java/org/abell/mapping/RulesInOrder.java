package org.abell.mapping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.expression.EvaluationException;
import org.abell.expression.Values;
import org.abell.jobconf.Destination;
import org.abell.jobconf.DestinationRule;
import org.abell.jobconf.EnvironmentEntry;
import org.abell.jobconf.RuleOutcome;
import org.abell.jobconf.RuleVariables;

/**
 * The rules of a rules file: the first that applies and decides ends it; those before it that apply
 * and decide nothing add their parameters and environment.
 */
final class RulesInOrder {

  private final List<DestinationRule> rules;

  RulesInOrder(List<DestinationRule> rules) {
    this.rules = rules;
  }

  Decision decide(Destination destination, JobFacts job) {
    var variables = variables(destination, job);
    Map<String, String> params = new LinkedHashMap<>();
    List<EnvironmentEntry> environment = new ArrayList<>();
    for (var rule : rules) {
      try {
        if (applies(rule, variables)) {
          rule.params().forEach((name, value) -> params.put(name, value.text(variables)));
          environment.addAll(rule.environment());
          if (!(rule.outcome() instanceof RuleOutcome.GoOn)) {
            return decide(rule.outcome(), variables, params, environment);
          }
        }
      } catch (EvaluationException e) {
        return Decision.End.refused(
            "The rule at %s cannot be evaluated for this job: %s."
                .formatted(rule.place(), e.getMessage()));
      }
    }
    return Decision.End.refused(
        "None of the rules of the dynamic destination %s applies to this job."
            .formatted(destination.id()));
  }

  private static boolean applies(DestinationRule rule, Map<String, Object> variables) {
    return rule.when().map(w -> Values.truth(w.evaluate(variables))).orElse(true);
  }

  private static Decision decide(
      RuleOutcome outcome,
      Map<String, Object> variables,
      Map<String, String> params,
      List<EnvironmentEntry> environment) {
    if (outcome instanceof RuleOutcome.Send send) {
      return new Decision.Send(send.destination().text(variables), params, environment);
    }
    if (outcome instanceof RuleOutcome.Wait wait) {
      var again = Waiting.seconds(wait.seconds().text(variables));
      return new Decision.End(new Mapping.NotYet(wait.reason().text(variables), again));
    }
    return Decision.End.refused(((RuleOutcome.Fail) outcome).sentence().text(variables));
  }

  /** What {@link RuleVariables} promises. */
  static Map<String, Object> variables(Destination destination, JobFacts job) {
    var found = facts(destination, job);
    found.putAll(RuleVariables.UNITS);
    return found;
  }

  /** The variables without the constants. */
  static Map<String, Object> facts(Destination destination, JobFacts job) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("job_id", job.jobId());
    found.put("tool_id", job.toolId());
    found.put("tool_version", job.toolVersion());
    found.put("user_id", job.owner().id());
    found.put("user_email", job.owner().email());
    found.put("username", job.owner().username());
    found.put("history_id", job.historyId());
    found.put("attempt", (long) job.attempt());
    found.put("input_size", job.inputSize());
    found.put("num_inputs", (long) job.inputs().size());
    found.put("inputs", job.inputs().stream().map(RulesInOrder::input).toList());
    found.put("extensions", job.inputs().stream().map(JobFacts.Input::extension).toList());
    found.put("params", plain(job.parameters()));
    found.put("resource_params", plain(job.resources()));
    found.put("job_params", job.params());
    found.put("referrer", destination.params().texts());
    return found;
  }

  private static Map<String, Object> plain(Map<String, String> jsonTexts) {
    Map<String, Object> values = new LinkedHashMap<>();
    jsonTexts.forEach((n, json) -> values.put(n, JsonValues.plain(JsonValues.read(json))));
    return values;
  }

  private static Map<String, Object> input(JobFacts.Input input) {
    return Map.of(
        "name", input.name(), "extension", input.extension(), "size", (Object) input.size());
  }

  /** Waiting times that rules and hooks give. */
  static final class Waiting {

    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final double MOST_SECONDS = 86_400;

    private Waiting() {}

    /** From one second to a day; what is no number is the usual time. */
    static Duration seconds(String text) {
      try {
        var seconds = Math.min(MOST_SECONDS, Math.max(1, Double.parseDouble(text.strip())));
        return Duration.ofMillis((long) (seconds * 1000));
      } catch (NumberFormatException e) {
        return USUAL;
      }
    }
  }
}
