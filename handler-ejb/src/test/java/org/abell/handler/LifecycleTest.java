package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.abell.history.DatasetState;
import org.abell.history.HistoryItem;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a destination and the limits make of a job, with real processes. */
class LifecycleTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path root;

  private HandlerFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new HandlerFixture(root);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void the_destination_gives_slots_memory_environment_and_shell() {
    fixture.configure(
        destination(
            """
            local_slots: 3
            local_memory_mb: 600
            shell: /bin/sh
            env: [{name: HERE, value: here}, {name: PLACE, value: in $HERE},
              {execute: export MORE=more}]
            """));
    fixture.writeTool("echo \\$GALAXY_SLOTS \\$GALAXY_MEMORY_MB \\$PLACE \\$MORE \\$0 > '$out'");
    fixture.start(1);

    var job = fixture.submit();

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).hasContent("3 600 in here more ../tool_script.sh");
  }

  @Test
  void rules_see_the_resources_that_a_user_chose_and_the_tool_does_not() throws IOException {
    Files.writeString(
        root.resolve("rules.yml"),
        """
        rules:
        - {when: "'__job_resource' in params", fail: seen among the parameters}
        - when: resource_params.get('cores', 1) > 2
          destination: here
          params: {local_slots: "=resource_params['cores']"}
        """);
    fixture.configure(
        """
        runners: {local: {load: local}}
        execution:
          default: ruled
          environments:
            here: {runner: local}
            ruled: {runner: dynamic, type: rules, rules_file: rules.yml}
        """);
    fixture.writeTool("echo \\$GALAXY_SLOTS > '$out'");
    fixture.start(1);

    var chosen = "{\"__job_resource__select\":\"yes\",\"__current_case__\":1,\"cores\":5}";
    var job = fixture.submit("run", Map.of("input", "null", "__job_resource", chosen));

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).hasContent("5");
  }

  @Test
  void outputs_written_in_the_jobs_directory_come_to_their_places() {
    fixture.configure(destination("outputs_to_working_directory: true"));
    fixture.writeTool("echo \"$out\" > '$out'; printf 'a\\tb\\n' > table.tsv");
    fixture.start(1);

    var job = fixture.submit();

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).content().contains("/outputs/dataset_");
    assertThat(fixture.output(job, "work", HistoryItem::blurb)).contains("1 line");
  }

  @Test
  void a_failed_jobs_directory_goes_or_stays_as_the_destination_says() {
    fixture.writeTool("exit 1");
    fixture.configure(destination("cleanup_job: onsuccess"));
    fixture.start(1);
    var kept = fixture.submit();
    fixture.becomes(kept, JobState.ERROR, SOON);
    assertThat(fixture.directory(kept).root()).exists();

    fixture.configure(destination("cleanup_job: always"));
    var cleaned = fixture.submit();

    fixture.becomes(cleaned, JobState.ERROR, SOON);
    await().atMost(SOON).until(() -> Files.notExists(fixture.directory(cleaned).root()));
  }

  @Test
  void a_job_that_runs_too_long_is_stopped_and_told_why() {
    fixture.configure(limit("walltime", "'0:00:01'"));
    fixture.writeTool("echo begun; sleep 300");
    fixture.start(1);

    var job = fixture.submit();

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info))
        .isEqualTo("It ran for longer than the 0:00:01 hours that a job may run.");
    assertThat(fixture.<String>read(job, j -> j.result().toolStdout())).isEqualTo("begun\n");
    assertThat(outState(job)).isEqualTo(DatasetState.ERROR);
  }

  @Test
  void the_walltime_goes_on_when_another_handler_watches() {
    fixture.writeTool("sleep 300");
    var first = fixture.start(1);
    var job = fixture.submit();
    fixture.becomes(job, JobState.RUNNING, SOON);
    first.close();
    fixture.database.execute(
        "update job set start_time = start_time - interval '1 hour' where id = " + job);
    fixture.configure(limit("walltime", "'0:30:00'"));

    fixture.start(1);

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info)).contains("longer than the 0:30:00");
  }

  @Test
  void a_job_that_writes_too_much_is_stopped_and_told_why() {
    fixture.configure(limit("output_size", "10k"));
    fixture.writeTool("head -c 20000 /dev/zero > '$out'; sleep 300");
    fixture.start(1);

    var job = fixture.submit();

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info))
        .isEqualTo("The output out grew larger than the 10.0 kB that a job may write.");
  }

  @Test
  void a_job_that_ends_early_keeps_what_it_wrote() {
    fixture.writeTool("echo kept > '$out'; touch ../../written; sleep 300");
    fixture.start(1);
    var job = fixture.submit();
    await()
        .atMost(SOON)
        .until(() -> Files.exists(fixture.directory(job).root().resolve("../written")));

    assertThat(fixture.finishEarly(job)).isTrue();

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).hasContent("kept");
    assertThat(fixture.output(job, "out", HistoryItem::blurb)).contains("1 line");
    assertThat(fixture.finishEarly(job)).isFalse();
  }

  @Test
  void a_failed_job_waits_for_its_next_attempt_as_the_rule_says() {
    fixture.configure(
        destination(
            """
            resubmit: [{condition: tool_detected_failure and attempt < 2, environment: second, \
            handler: special, delay: 'attempt * 600'}]
            """));
    fixture.writeTool("exit 1");
    fixture.start(1);

    var job = fixture.submit();

    fixture.becomes(job, JobState.RESUBMITTED, SOON);
    assertThat(fixture.read(job, Job::info))
        .isEqualTo("This job was resubmitted to second, as attempt 2, because its tool failed.");
    assertThat(fixture.<Optional<String>>read(job, Job::handler)).isEmpty();
    assertThat(fixture.read(job, Job::handlerTag)).isEqualTo("special");
    assertThat(fixture.<Optional<String>>read(job, j -> j.route().destinationId()))
        .hasValue("second");
    assertThat(outState(job)).isEqualTo(DatasetState.NEW);
  }

  @Test
  void a_failed_job_runs_again_where_the_rule_sends_it_and_begins_anew_there() {
    fixture.configure(
        destination(
            """
            resubmit: [{condition: tool_detected_failure, environment: second}]
            env: [{name: WHERE, value: first}]
            """));
    fixture.writeTool("echo \\$WHERE >> '$out'; touch left; [ \"\\$WHERE\" != first ]");
    fixture.start(1);

    var job = fixture.submit();

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).hasContent("second");
    int attempts = fixture.read(job, j -> j.route().attempt());
    assertThat(attempts).isEqualTo(2);
    var earlier = root.resolve("data/jobs/_cleared_contents/" + job);
    assertThat(earlier).isDirectoryContaining(d -> Files.exists(d.resolve("working/left")));
  }

  @Test
  void one_of_the_handlers_removes_old_leftovers_but_none_of_a_job_that_runs() throws Exception {
    fixture.writeTool("sleep 300");
    var first = fixture.start("handler0", 1);
    var running = fixture.submit();
    fixture.becomes(running, JobState.RUNNING, SOON);
    fixture.stopServer("handler0", first);
    fixture.database.execute("delete from chore");
    var ended = fixture.submit();
    fixture.database.execute("update job set state = 'ok' where id = " + ended);
    var cleared = root.resolve("data/jobs/_cleared_contents");
    var ofRunning = Files.createDirectories(cleared.resolve(running + "/20200101-120000"));
    var ofEnded = Files.createDirectories(cleared.resolve(ended + "/20200101-120000"));

    fixture.start("handler1", 1);
    fixture.start("handler2", 1);

    await().atMost(SOON).until(() -> Files.notExists(ofEnded));
    assertThat(ofRunning).exists();
    fixture.stop(running);
    fixture.becomes(running, JobState.DELETED, SOON);
  }

  private static String destination(String body) {
    return """
    runners: {local: {load: local, workers: 4}}
    execution:
      default: local
      environments:
        second: {runner: local, env: [{name: WHERE, value: second}]}
        local:
          runner: local
    %s"""
        .formatted(body.indent(6));
  }

  private static String limit(String type, String value) {
    return destination("") + "limits: [{type: %s, value: %s}]\n".formatted(type, value);
  }

  private DatasetState outState(long job) {
    return fixture.output(job, "out", i -> i.dataset().state());
  }
}
