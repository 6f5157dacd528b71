package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.abell.history.DatasetState;
import org.abell.history.HistoryItem;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.abell.job.Metric;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs at one handler, from submission to their end. */
class HandlerTest {

  private static final Duration SOON = Duration.ofSeconds(15);

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
  void a_job_runs_to_its_end_and_its_outputs_are_described() {
    fixture.writeTool("echo hello | tee '$out'; printf 'a\\tb\\n' > table.tsv");
    fixture.start(2);

    var job = fixture.submit();

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).hasContent("hello");
    assertThat(fixture.output(job, "work", HistoryItem::blurb)).contains("1 line", "2 columns");
    assertThat(outState(job)).isEqualTo(DatasetState.OK);
    assertThat(fixture.<Optional<Integer>>read(job, j -> j.result().exitCode())).hasValue(0);
    assertThat(fixture.<String>read(job, j -> j.result().toolStdout())).isEqualTo("hello\n");
    assertThat(fixture.read(job, HandlerTest::metricNames))
        .contains("galaxy_slots", "start_epoch", "end_epoch", "runtime_seconds", "hostname");
    assertThat(fixture.directory(job).root()).doesNotExist();
  }

  @Test
  void a_failing_command_fails_the_job_and_leaves_nothing() {
    fixture.writeTool("echo sorry >&2; exit 3");
    fixture.start(1);

    var job = fixture.submit();

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info)).contains("Exit code 3");
    assertThat(fixture.<String>read(job, j -> j.result().toolStderr())).isEqualTo("sorry\n");
    assertThat(outState(job)).isEqualTo(DatasetState.ERROR);
    await().atMost(SOON).until(() -> Files.notExists(fixture.directory(job).root()));
  }

  @Test
  void a_job_waits_for_the_one_whose_output_it_reads() {
    fixture.writeTool("[ -e '$input' ] && cat '$input' > '$out'; echo x >> '$out'");
    fixture.start(2);
    var first = fixture.submit();

    var second = fixture.submit(fixture.output(first, "out", HistoryItem::id));

    fixture.becomes(second, JobState.OK, SOON);
    assertThat(fixture.file(second, "out")).hasContent("x\nx");
  }

  @Test
  void a_deleted_input_holds_the_job_and_a_purged_one_fails_it() {
    var source = fixture.submit();
    var handler = fixture.start(1);
    fixture.becomes(source, JobState.OK, SOON);
    handler.close();
    var item = fixture.output(source, "out", HistoryItem::id);
    var held = fixture.submit(item);
    fixture.database.execute("update history_item set deleted = true where id = " + item);
    fixture.start(1);
    fixture.becomes(held, JobState.PAUSED, SOON);
    assertThat(fixture.read(held, Job::info)).contains("deleted");

    fixture.database.execute("update history_item set purged = true where id = " + item);
    var failed = fixture.submit(item);

    fixture.becomes(failed, JobState.ERROR, SOON);
    assertThat(fixture.read(failed, Job::info)).contains("deleted for good");
  }

  @Test
  void jobs_that_cannot_be_prepared_fail_and_do_not_hinder_the_others() {
    fixture.start(1);
    var unknown = fixture.submit("upload1", Map.of());
    fixture.database.execute("update job set tool_id = 'gone' where id = " + unknown);
    var spoilt = fixture.submit("run", Map.of("input", "{"));
    var good = fixture.submit();

    fixture.becomes(good, JobState.OK, SOON);
    fixture.becomes(spoilt, JobState.ERROR, SOON);
    fixture.becomes(unknown, JobState.ERROR, SOON);
  }

  @Test
  void no_more_jobs_run_than_there_are_slots() {
    fixture.writeTool("sleep 0.2");
    fixture.start(2);
    var jobs = LongStream.range(0, 8).map(i -> fixture.submit()).boxed().toList();

    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              assertThat(livingSupervisors()).isLessThanOrEqualTo(2);
              return jobs.stream().allMatch(j -> fixture.state(j) == JobState.OK);
            });
  }

  @Test
  void a_stopped_job_is_killed_and_leaves_nothing() {
    fixture.writeTool("touch ../../started; sleep 300");
    fixture.start(1);
    var job = fixture.submit();
    fixture.becomes(job, JobState.RUNNING, SOON);

    assertThat(fixture.stop(job)).isTrue();

    fixture.becomes(job, JobState.DELETED, SOON);
    assertThat(livingSupervisors()).isZero();
    assertThat(fixture.directory(job).root()).doesNotExist();
  }

  @Test
  void a_stop_with_a_message_ends_in_error_with_it() {
    fixture.writeTool("sleep 300");
    fixture.start(1);
    var job = fixture.submit();
    fixture.becomes(job, JobState.RUNNING, SOON);

    fixture.database.execute(
        "update job set state = 'deleting', info = 'Too long.' where id = " + job);

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info)).isEqualTo("Too long.");
  }

  private DatasetState outState(long job) {
    return fixture.output(job, "out", i -> i.dataset().state());
  }

  private long livingSupervisors() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().filter(l -> l.contains("supervisor.sh")).isPresent())
        .filter(p -> p.info().commandLine().filter(l -> l.contains(root.toString())).isPresent())
        .filter(p -> p.children().findAny().isPresent())
        .count();
  }

  private static List<String> metricNames(Job job) {
    return job.metrics().stream().map(m -> m.metric()).map(Metric::name).toList();
  }
}
