package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Work.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job configuration with rules and tags, on a running domain that has to follow its changes. */
@ExtendWith(ClusterExtension.class)
class JobConfigurationIT {

  private static final String RULES =
      """
      rules:
      - when: params.get('note') == 'never'
        fail: Not on this cluster.
      - when: params.get('note') == 'ruled'
        destination: second
        env: [{name: PROOF_RULE, value: 'yes'}]
      - destination: first
      """;

  private static final String CONFIGURATION =
      """
      runners:
        local: {load: 'galaxy.jobs.runners.local:LocalJobRunner', workers: 4}
      execution:
        default: local
        environments:
          local: {runner: local}
          first:
            runner: local
            tags: [pair]
            local_slots: 2
            env: [{name: PROOF_PLACE, value: first}, {name: PROOF_REFUSES, value: heavy}]
            resubmit: [{condition: any_failure, environment: second}]
          second:
            runner: local
            tags: [pair]
            local_slots: 3
            env: [{name: PROOF_PLACE, value: second}]
          ruled: {runner: dynamic, type: rules, rules_file: rules.yml}
      tools:
      - {id: surroundings1, environment: ruled}
      """;

  private final Cluster cluster;
  private final ConfigurationFile configuration;
  private final Api admin;
  private final Work work;

  JobConfigurationIT(Cluster cluster) {
    this.cluster = cluster;
    this.configuration = new ConfigurationFile(cluster);
    var account = cluster.accounts().admin();
    this.admin = Api.visitor(cluster.front()).signIn(account.email(), account.password());
    this.work = Work.in(Api.newUser(cluster.front()));
  }

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(cluster.home().resolve("rules.yml"), RULES);
    configuration.change(CONFIGURATION);
  }

  @AfterEach
  void restore() {
    configuration.restore();
  }

  @Test
  void a_job_gets_what_its_destination_and_the_rule_that_chose_it_say() {
    var plain = run("plain");
    var ruled = run("ruled");
    var never = run("never");

    assertThat(work.ended(plain)).isEqualTo("ok");
    assertThat(work.content(plain.output())).isEqualTo("place=first rule= slots=2 note=plain\n");
    assertThat(work.ended(ruled)).isEqualTo("ok");
    assertThat(work.content(ruled.output()))
        .isEqualTo("place=second rule=yes slots=3 note=ruled\n");
    assertThat(work.ended(never)).isEqualTo("error");
    assertThat(states(never)).last().isEqualTo("error Not on this cluster.");
  }

  @Test
  void a_job_that_fails_at_its_first_destination_is_sent_to_the_second() {
    var heavy = run("heavy");

    assertThat(work.ended(heavy)).isEqualTo("ok");
    assertThat(work.content(heavy.output())).isEqualTo("place=second rule= slots=3 note=heavy\n");
    assertThat(states(heavy))
        .extracting(row -> row.split(" ")[0])
        .containsExactly("new", "queued", "running", "resubmitted", "queued", "running", "ok");
  }

  @Test
  void a_changed_file_is_obeyed_by_all_and_a_bad_one_by_nobody() {
    configuration.change(CONFIGURATION.replace("local_slots: 2", "local_slots: 5"));
    assertThat(slots(4)).containsOnly("slots=5");

    var before = configuration.inForce();
    var problems = configuration.spoil(CONFIGURATION.replace("local_slots: 2", "local_slots: [}"));
    assertThat(problems).allMatch(problem -> problem.contains("job_conf.yml:10"));
    assertThat(slots(2)).containsOnly("slots=5");
    assertThat(configuration.inForce()).isEqualTo(before);

    configuration.change(CONFIGURATION);
    assertThat(slots(2)).containsOnly("slots=2");
  }

  @Test
  void one_more_handler_takes_the_jobs_of_its_tag_by_a_system_property_alone() {
    configuration.change(
        CONFIGURATION.replace("environment: ruled}", "environment: ruled, handler: special}"));
    var waiting = run("plain");
    assertThat(work.ended(work.run("true1", Json.createObjectBuilder()))).isEqualTo("ok");
    assertThat(work.state(waiting.job())).isEqualTo("new");

    cluster.addHandlers(Map.of("abell.handler.tags", "special"), "handler2");
    try {
      assertThat(work.ended(waiting)).isEqualTo("ok");
      assertThat(handler(waiting)).isEqualTo("handler2");
      var other = work.run("true1", Json.createObjectBuilder());
      assertThat(work.ended(other)).isEqualTo("ok");
      assertThat(handler(other)).isNotEqualTo("handler2");
    } finally {
      cluster.removeHandler("handler2");
    }
  }

  private Run run(String note) {
    return work.run("surroundings1", Json.createObjectBuilder().add("note", note));
  }

  /** What some jobs are told about their slots; they may be run by different handlers. */
  private List<String> slots(int jobs) {
    return IntStream.range(0, jobs).mapToObj(i -> run("plain")).toList().stream()
        .map(
            run -> {
              assertThat(work.ended(run)).isEqualTo("ok");
              return work.content(run.output()).split(" ")[2];
            })
        .toList();
  }

  private String handler(Run run) {
    return admin.get("/api/jobs/" + run.job() + "?full=true").object().getString("handler");
  }

  private List<String> states(Run run) {
    var changes = work.api().get("/api/jobs/" + run.job() + "/history").json();
    return changes.asJsonArray().getValuesAs(JsonObject.class).stream()
        .map(c -> (c.getString("state") + " " + c.getString("info")).strip())
        .toList();
  }
}
