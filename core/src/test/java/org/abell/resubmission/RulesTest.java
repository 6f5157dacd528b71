package org.abell.resubmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.abell.jobconf.Destination;
import org.abell.jobconf.MetricsChoice;
import org.abell.jobconf.Params;
import org.abell.jobconf.ResubmitRule;
import org.junit.jupiter.api.Test;

class RulesTest {

  private static final ResubmitRule MORE_MEMORY = rule("memory_limit_reached", "big", "0");
  private static final ResubmitRule MORE_TIME =
      rule("walltime_reached and attempt <= 2", "long", "attempt * 30.5");

  @Test
  void the_first_rule_whose_condition_is_met_decides() {
    var rules = rules(MORE_MEMORY, MORE_TIME, rule("any_failure", "last", "0"));

    assertThat(rules.find(failed(Failure.MEMORY_LIMIT_REACHED, 1))).hasValue(MORE_MEMORY);
    assertThat(rules.find(failed(Failure.WALLTIME_REACHED, 2))).hasValue(MORE_TIME);
    assertThat(rules.find(failed(Failure.WALLTIME_REACHED, 3)))
        .hasValueSatisfying(r -> assertThat(r.destination()).hasValue("last"));
  }

  @Test
  void a_failure_without_a_rule_stands() {
    assertThat(rules(MORE_MEMORY).find(failed(Failure.TOOL_DETECTED, 1))).isEmpty();
  }

  @Test
  void an_unknown_error_is_only_one_that_is_nothing_else() {
    var rules = rules(rule("unknown_error", "again", "0"));

    assertThat(rules.find(failed(Failure.UNKNOWN, 1))).isPresent();
    assertThat(rules.find(failed(Failure.WALLTIME_REACHED, 1))).isEmpty();
    assertThat(rules.find(failed(Failure.TOOL_DETECTED, 1))).isEmpty();
  }

  @Test
  void times_can_be_asked_for() {
    var rules = rules(rule("seconds_running < 10 and seconds_since_queued >= 60", "again", "0"));

    assertThat(rules.find(failed(Failure.UNKNOWN, 1))).isPresent();
  }

  @Test
  void a_condition_that_cannot_be_evaluated_is_not_met() {
    assertThat(rules(rule("no_such_name", "x", "0")).find(failed(Failure.UNKNOWN, 1))).isEmpty();
  }

  @Test
  void a_delay_grows_with_the_attempts_and_a_bad_one_is_none() {
    var third = failed(Failure.UNKNOWN, 3);

    assertThat(rules().delay(MORE_TIME, third)).isEqualTo(Duration.ofMillis(91_500));
    assertThat(rules().delay(rule("any_failure", "x", "'soon'"), third)).isZero();
    assertThat(rules().delay(rule("any_failure", "x", "-5"), third)).isZero();
  }

  @Test
  void the_default_condition_holds_only_where_a_destination_has_no_rules() {
    var condition = Optional.of("any_failure");

    assertThat(Rules.of(destination(List.of()), condition).find(failed(Failure.UNKNOWN, 1)))
        .hasValueSatisfying(r -> assertThat(r.destination()).isEmpty());
    var own = Rules.of(destination(List.of(MORE_MEMORY)), condition);
    assertThat(own.find(failed(Failure.UNKNOWN, 1))).isEmpty();
  }

  private static Circumstances failed(Failure failure, int attempt) {
    return new Circumstances(failure, attempt, Duration.ofSeconds(5), Duration.ofSeconds(60));
  }

  private static ResubmitRule rule(String condition, String destination, String delay) {
    return new ResubmitRule(
        Optional.of(condition), Optional.of(destination), Optional.empty(), Optional.of(delay));
  }

  private static Rules rules(ResubmitRule... rules) {
    return Rules.of(destination(List.of(rules)), Optional.empty());
  }

  private static Destination destination(List<ResubmitRule> rules) {
    return new Destination(
        "first", "local", List.of(), Params.NONE, List.of(), rules, new MetricsChoice.Usual());
  }
}
