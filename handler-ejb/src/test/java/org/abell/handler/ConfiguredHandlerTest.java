package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that obey a job configuration. */
class ConfiguredHandlerTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  /** The runner of before is gone from it; its job goes on. */
  private static final String OTHER =
      """
      runners: {newer: {load: local, workers: 2}}
      execution: {environments: {there: {runner: newer}}}
      """;

  @TempDir Path root;

  private HandlerFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new HandlerFixture(root);
    fixture.writeTool("while [ ! -e %s ]; do sleep 0.05; done".formatted(root.resolve("go")));
  }

  @AfterEach
  void letAllEnd() throws IOException {
    go();
    fixture.close();
  }

  @Test
  void a_rule_decides_where_a_job_runs() throws IOException {
    fixture.configure(
        """
        runners: {local: {load: local}, second: {load: local}}
        execution:
          default: rule
          environments:
            one: {runner: local, tags: [any]}
            two: {runner: second, tags: [other]}
            rule: {runner: dynamic, type: choose_one, destination_ids: other}
        """);
    fixture.start(1);

    var job = fixture.submit();

    fixture.becomes(job, JobState.RUNNING, SOON);
    assertThat(destination(job)).hasValue("two");
    Optional<String> runner = fixture.read(job, j -> j.route().runner());
    assertThat(runner).hasValue("second");
    go();
    fixture.becomes(job, JobState.OK, SOON);
  }

  @Test
  void workers_of_the_configuration_are_slots_and_a_change_of_it_holds_at_once()
      throws IOException {
    fixture.configure(one(1));
    fixture.start(9);
    var jobs = List.of(fixture.submit(), fixture.submit(), fixture.submit());
    fixture.becomes(jobs.get(0), JobState.RUNNING, SOON);
    await()
        .during(Duration.ofSeconds(1))
        .atMost(SOON)
        .until(() -> fixture.state(jobs.get(1)) == JobState.NEW);

    fixture.configure(OTHER);

    fixture.becomes(jobs.get(2), JobState.RUNNING, SOON);
    assertThat(destination(jobs.get(2))).hasValue("there");
    go();
    for (var job : jobs) {
      fixture.becomes(job, JobState.OK, SOON);
    }
    assertThat(destination(jobs.get(0))).hasValue("here");
  }

  @Test
  void a_handler_runs_only_what_its_plugins_can() throws IOException {
    go();
    fixture.configure(
        """
        runners: {local: {load: local}, second: {load: local}}
        handling:
          processes:
            handler0: {plugins: [local]}
            handler1: {plugins: [second]}
        execution:
          default: two
          environments:
            one: {runner: local}
            two: {runner: second}
        """);
    fixture.start("handler0", 1);
    var job = fixture.submit();
    await()
        .during(Duration.ofSeconds(1))
        .atMost(SOON)
        .until(() -> fixture.state(job) == JobState.NEW);

    fixture.start("handler1", 1);

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.read(job, Job::handler)).hasValue("handler1");
  }

  @Test
  void a_limit_holds_jobs_back_until_one_ends() throws IOException {
    fixture.configure(one(4) + "limits: [{type: registered_user_concurrent_jobs, value: 1}]\n");
    fixture.start("handler0", 1);
    fixture.start("handler1", 1);
    var first = fixture.submit();
    fixture.becomes(first, JobState.RUNNING, SOON);
    var second = fixture.submit();
    await()
        .during(Duration.ofSeconds(1))
        .atMost(SOON)
        .until(() -> fixture.state(second) == JobState.NEW);

    go();

    fixture.becomes(second, JobState.OK, SOON);
  }

  private static String one(int workers) {
    return """
    runners: {local: {load: local, workers: %d}}
    execution: {environments: {here: {runner: local}}}
    """
        .formatted(workers);
  }

  private Optional<String> destination(long job) {
    return fixture.read(job, j -> j.route().destinationId());
  }

  private void go() throws IOException {
    var go = root.resolve("go");
    if (!Files.exists(go)) {
      Files.createFile(go);
    }
  }
}
