package org.abell.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.abell.jobconf.EnvironmentEntry;
import org.abell.jobconf.JobConfiguration;
import org.abell.jobconf.RuleVariables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationMapperTest {

  private static final String BASE =
      """
      runners: {local: {load: local}, far: {load: 'our.runners:Far'}}
      execution:
        default: a
        environments:
          a: {runner: local, tags: [pool]}
          b: {runner: local, tags: [pool]}
          c: {runner: local}
          away: {runner: far}
          asked:
      """;

  @TempDir private Path folder;
  private Jobs.Builder job;
  private long active;
  private String answer = "{}";
  private String question = "";

  @BeforeEach
  void aJob() {
    job = Jobs.job();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private JobConfiguration configuration(String asked) throws IOException {
    write("job_conf.yml", BASE + "      " + asked.strip().replace("\n", "\n      ") + "\n");
    var read = JobConfiguration.read(folder.resolve("job_conf.yml"), n -> Optional.empty());
    assertThat(read.findings()).filteredOn(f -> f.refuses()).isEmpty();
    return read.configuration().orElseThrow();
  }

  private Mapping map(String start, String asked) throws IOException {
    Hook hook =
        (target, text, limit) -> {
          question = text;
          if (answer.isEmpty()) {
            throw new Hook.NoAnswer("no answer within %d s".formatted(limit.toSeconds()));
          }
          return answer;
        };
    var mapper = new DestinationMapper((ids, states) -> active, hook, new Random(7));
    return mapper.map(job.build(), configuration(asked), start);
  }

  private static Mapping to(String id) {
    return new Mapping.To(id, Map.of(), List.of());
  }

  private static Mapping refused(String sentence) {
    return new Mapping.Refused(sentence);
  }

  private Mapping rules(String rules) throws IOException {
    write("rules.yml", rules);
    return map("asked", "{runner: dynamic, type: rules, rules_file: rules.yml}");
  }

  private Mapping tools(String text) throws IOException {
    write("tool_destinations.yml", text);
    return map("asked", "{runner: dynamic, type: dtd}");
  }

  @Test
  void an_id_is_itself() throws IOException {
    assertThat(map("c", "{runner: local}")).isEqualTo(to("c"));
  }

  @Test
  void a_tag_is_one_of_its_members() throws IOException {
    Set<Mapping> found = new HashSet<>();
    var configuration = configuration("{runner: local}");
    var mapper = new DestinationMapper((ids, states) -> 0, (t, q, l) -> "", new Random(7));
    for (int i = 0; i < 50; i++) {
      found.add(mapper.map(job.build(), configuration, "pool"));
    }
    assertThat(found).containsExactlyInAnyOrder(to("a"), to("b"));
  }

  @Test
  void what_is_not_there_is_refused() throws IOException {
    assertThat(map("nowhere", "{runner: local}"))
        .isEqualTo(refused("There is no destination or tag nowhere."));
  }

  @Test
  void a_runner_that_cannot_run_here_is_refused() throws IOException {
    assertThat(map("away", "{runner: local}"))
        .isEqualTo(
            refused(
                "The destination away uses the runner far (our.runners:Far), which cannot be run"
                    + " here."));
  }

  @Test
  void python_says_what_to_use_instead() throws IOException {
    assertThat(map("asked", "{runner: dynamic, function: choose}"))
        .isEqualTo(
            refused(
                "The dynamic destination asked asks a Python function, which cannot be run here;"
                    + " an admin can put rules of the type rules or hook in its place."));
  }

  @Test
  void choose_one_counts_through_ids() throws IOException {
    var asked = "{runner: dynamic, type: choose_one, destination_ids: 'a,b,c', hash_by: %s}";
    job.id(100).user(31).history(32);
    assertThat(map("asked", asked.formatted("job"))).isEqualTo(to("b"));
    assertThat(map("asked", asked.formatted("user"))).isEqualTo(to("b"));
    assertThat(map("asked", asked.formatted("history"))).isEqualTo(to("c"));
  }

  @Test
  void choose_one_falls_through_to_what_the_job_has() throws IOException {
    var asked =
        "{runner: dynamic, type: choose_one, destination_ids: [a, b, c],"
            + " hash_by: 'workflow_invocation,history'}";
    job.history(32);
    assertThat(map("asked", asked)).isEqualTo(to("c"));
    // MD5 of the text abc is 900150983cd24fb0d6963f7d28e17f72, which leaves 0 when divided by 3.
    job.params(Map.of("__workflow_invocation_uuid__", "abc"));
    assertThat(map("asked", asked)).isEqualTo(to(new String[] {"a", "b", "c"}[md5Rest("abc")]));
  }

  private static int md5Rest(String text) {
    assertThat(StockRules.md5(text).toString(16)).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    return StockRules.md5(text).mod(java.math.BigInteger.valueOf(3)).intValue();
  }

  @Test
  void burst_goes_on_when_the_first_are_full() throws IOException {
    var asked =
        "{runner: dynamic, type: burst, from_destination_ids: 'a,b', to_destination_id: c,"
            + " num_jobs: 2}";
    active = 1;
    assertThat(map("asked", asked)).isEqualTo(to("a"));
    active = 2;
    assertThat(map("asked", asked)).isEqualTo(to("c"));
  }

  @Test
  void docker_dispatch_asks_whether_there_is_a_container() throws IOException {
    var asked =
        "{runner: dynamic, type: docker_dispatch, docker_destination_id: a,"
            + " default_destination_id: b}";
    assertThat(map("asked", asked)).isEqualTo(to("b"));
    job.docker();
    assertThat(map("asked", asked)).isEqualTo(to("a"));
  }

  @Test
  void a_circle_is_refused() throws IOException {
    assertThat(map("asked", "{runner: dynamic, type: choose_one, destination_ids: [asked]}"))
        .isInstanceOfSatisfying(
            Mapping.Refused.class,
            r -> assertThat(r.reason()).startsWith("The destinations lead to each other"));
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
    job.tool("sort1", "1.0").input("txt", 2048).attempt(3);
    Mapping mapping = rules(rules);
    assertThat(mapping)
        .isEqualTo(
            new Mapping.To(
                "c",
                Map.of("owner", "ada", "memory", "12"),
                List.of(new EnvironmentEntry.Variable("LANG", "C", false))));
    job.tool("cat1", "1.0");
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
    job.parameter("mode", "{\"kind\": \"hard\"}").parameter("n", "2");
    assertThat(rules(rules)).isEqualTo(to("a"));
    job.parameter("n", "1").input("bam", 5);
    assertThat(rules(rules)).isEqualTo(to("b"));
    job.input("bam", 6).resources(Map.of("cores", "8")).params(Map.of("source", "x"));
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
    job.input("txt", 2L << 30);
    assertThat(rules(rules)).isEqualTo(refused("input1 is too big"));
    aJob();
    job.attempt(2);
    assertThat(rules(rules)).isEqualTo(new Mapping.NotYet("resting", Duration.ofSeconds(120)));
    aJob();
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
        configuration(
            "{runner: dynamic, type: docker_dispatch, docker_destination_id: a,"
                + " default_destination_id: a}");
    assertThat(RulesInOrder.facts(asked.destinations().byId().get("asked"), job.build()))
        .containsOnlyKeys(RuleVariables.sample().keySet());
  }

  @Test
  void tool_destinations_go_by_size_and_priority() throws IOException {
    var file =
        """
        tools:
          sort1:
            rules:
            - {rule_type: file_size, nice_value: 0, lower_bound: 0, upper_bound: 1 KB,
               destination: {priority: {med: a, high: b}}}
            - {rule_type: file_size, nice_value: 0, lower_bound: 1 GB, upper_bound: Infinity,
               destination: fail, fail_message: That is too much.}
            default_destination: c
        default_destination: {priority: {med: b, high: b}}
        users: {Ada@example.org: {priority: high}}
        verbose: true
        """;
    job.tool("sort1", "1.0").input("txt", 10);
    assertThat(tools(file)).isEqualTo(to("b"));
    job.email("bob@example.org");
    assertThat(tools(file)).isEqualTo(to("a"));
    job.input("txt", 1024);
    assertThat(tools(file)).isEqualTo(to("c"));
    job.input("txt", 1L << 30);
    assertThat(tools(file)).isEqualTo(refused("That is too much."));
    job.tool("cat1", "1.0");
    assertThat(tools(file)).isEqualTo(to("b"));
  }

  @Test
  void without_a_tool_destinations_file_jobs_are_refused() throws IOException {
    assertThat(map("asked", "{runner: dynamic, type: dtd}"))
        .isEqualTo(
            refused("The dynamic destination asked has no tool destinations file to go by."));
  }

  @Test
  void the_least_nice_rule_of_a_tool_decides() throws IOException {
    write("in.fasta", ">one\nACGT\n>two\nA\n");
    var file =
        """
        tools:
          sort1:
            rules:
            - {rule_type: num_input_datasets, nice_value: 0, lower_bound: 1, upper_bound: 5,
               destination: a}
            - {rule_type: records, nice_value: -5, lower_bound: 2, upper_bound: 3, destination: b}
            - {rule_type: arguments, nice_value: -9, arguments: {mode: {careful: true}},
               users: [ada@example.org], destination: c}
        default_destination: c
        """;
    job.tool("sort1", "1.0").input("txt", 1);
    assertThat(tools(file)).isEqualTo(to("a"));
    job.file("fasta", folder.resolve("in.fasta"));
    assertThat(tools(file)).isEqualTo(to("b"));
    job.parameter("mode", "{\"careful\": true}");
    assertThat(tools(file)).isEqualTo(to("c"));
    job.email("bob@example.org");
    assertThat(tools(file)).isEqualTo(to("b"));
  }

  private Mapping hook() throws IOException {
    return map("asked", "{runner: dynamic, type: hook, command: ask --fast, timeout: 3}");
  }

  @Test
  void a_hook_decides() throws IOException {
    answer =
        """
        {"destination": "pool", "params": {"memory": 8, "queue": "long"},
         "env": [{"name": "A", "value": "1"}, {"file": "/etc/x"}, {"execute": "ulimit -c 0"}]}
        """;
    var mapping = (Mapping.To) hook();
    assertThat(mapping.destinationId()).isIn("a", "b");
    assertThat(mapping.params()).isEqualTo(Map.of("memory", "8", "queue", "long"));
    assertThat(mapping.environment()).hasSize(3);
    assertThat(question)
        .contains("\"destination\":\"asked\"")
        .contains("\"user_email\":\"ada@example.org\"")
        .contains("\"command\":\"ask --fast\"");
  }

  @Test
  void a_hook_fails_a_job_or_lets_it_wait() throws IOException {
    answer = "{\"fail\": \"Not today.\"}";
    assertThat(hook()).isEqualTo(refused("Not today."));
    answer = "{\"wait\": 90, \"reason\": \"no licence is free\"}";
    assertThat(hook()).isEqualTo(new Mapping.NotYet("no licence is free", Duration.ofSeconds(90)));
  }

  @Test
  void a_hook_that_does_not_answer_makes_the_job_wait() throws IOException {
    answer = "";
    assertThat(hook())
        .isEqualTo(
            new Mapping.NotYet(
                "the hook of the destination asked: no answer within 3 s", Duration.ofSeconds(30)));
  }

  @Test
  void an_answer_that_is_none_is_refused() throws IOException {
    for (var bad : List.of("{}", "hello", "[1]", "{\"destination\": 3}")) {
      answer = bad;
      assertThat(hook())
          .isInstanceOfSatisfying(
              Mapping.Refused.class,
              r -> assertThat(r.reason()).contains("an answer that cannot be understood"));
    }
  }
}
