package org.abell.mapping;

import static org.abell.mapping.MapperFixture.refused;
import static org.abell.mapping.MapperFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abell.jobconf.EnvironmentEntry;
import org.abell.jobconf.RuleVariables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesInOrderTest {

  private MapperFixture fixture;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    fixture = new MapperFixture(folder);
  }

  @Test
  void the_first_rule_that_applies_and_decides_ends_it() throws IOException {
    var rules =
        """
        rules:
        - when: user_email == 'ada@example.org'
          params: {owner: ada, memory: 8}
          env: [{name: LANG, value: C}]
        - when: tool_id == 'sort1' and input_size > 1 * KB
          destination: "= 'c' if referrer['type'] == 'rules' else 'b'"
          params: {memory: "= 4 * attempt"}
        - destination: a
        """;
    fixture.job.tool("sort1", "1.0").input("txt", 2048).attempt(3);
    Mapping mapping = rules(rules);
    assertThat(mapping)
        .isEqualTo(
            new Mapping.To(
                "c",
                Map.of("owner", "ada", "memory", "12"),
                List.of(new EnvironmentEntry.Variable("LANG", "C", false))));
    fixture.job.tool("cat1", "1.0");
    assertThat(((Mapping.To) rules(rules)).destinationId()).isEqualTo("a");
  }

  @Test
  void a_rule_sees_parameters_inputs_and_resources() throws IOException {
    var rules =
        """
        rules:
        - when: params['mode']['kind'] == 'hard' and params['n'] >= 2
          destination: a
        - when: "'bam' in extensions and num_inputs == 1 and inputs[0]['size'] == 5"
          destination: b
        - when: resource_params.get('cores', 1) >= 8 and job_params.get('source') == 'x'
          destination: c
        """;
    fixture.job.parameter("mode", "{\"kind\": \"hard\"}").parameter("n", "2");
    assertThat(rules(rules)).isEqualTo(to("a"));
    fixture.job.parameter("n", "1").input("bam", 5);
    assertThat(rules(rules)).isEqualTo(to("b"));
    fixture.job.input("bam", 6).resources(Map.of("cores", "8")).params(Map.of("source", "x"));
    assertThat(rules(rules)).isEqualTo(to("c"));
  }

  @Test
  void a_rule_fails_a_job_or_lets_it_wait() throws IOException {
    var rules =
        """
        rules:
        - {when: input_size > 1 * GB, fail: "='%s is too big' % inputs[0]['name']"}
        - {when: attempt > 1, wait: "= 60 * attempt", reason: resting}
        """;
    fixture.job.input("txt", 2L << 30);
    assertThat(rules(rules)).isEqualTo(refused("input1 is too big"));
    fixture.job = Jobs.job();
    fixture.job.attempt(2);
    assertThat(rules(rules)).isEqualTo(new Mapping.NotYet("resting", Duration.ofSeconds(120)));
    fixture.job = Jobs.job();
    assertThat(rules(rules))
        .isEqualTo(
            refused("None of the rules of the dynamic destination asked applies to this job."));
  }

  @Test
  void a_rule_that_cannot_be_evaluated_is_named_with_its_line() throws IOException {
    assertThat(rules("rules:\n- {destination: a, when: \"params['no'] == 1\"}\n"))
        .isInstanceOfSatisfying(
            Mapping.Refused.class,
            r -> assertThat(r.reason()).contains("rules.yml:2").contains("KeyError"));
  }

  @Test
  void rules_know_the_variables_that_are_promised() throws IOException {
    var asked =
        fixture.configuration(
            "{runner: dynamic, type: docker_dispatch, docker_destination_id: a,"
                + " default_destination_id: a}");
    assertThat(RulesInOrder.facts(asked.destinations().byId().get("asked"), fixture.job.build()))
        .containsOnlyKeys(RuleVariables.sample().keySet());
  }

  private Mapping rules(String rules) throws IOException {
    fixture.write("rules.yml", rules);
    return fixture.asked("{runner: dynamic, type: rules, rules_file: rules.yml}");
  }
}
