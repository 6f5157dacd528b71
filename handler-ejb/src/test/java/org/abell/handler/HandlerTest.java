package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.abell.history.DatasetState;
import org.abell.history.HistoryItem;
import org.abell.job.Job;
import org.abell.job.JobClaim;
import org.abell.job.JobState;
import org.abell.job.Metric;
import org.abell.upload.UploadOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
              assertThat(livingSupervisors(jobs)).isLessThanOrEqualTo(2);
              return jobs.stream().allMatch(j -> fixture.state(j) == JobState.OK);
            });
  }

  @Test
  void a_stopped_job_is_killed_and_leaves_nothing() throws IOException {
    fixture.writeTool("touch ../../started; sleep 300");
    fixture.start(1);
    var job = fixture.submit();
    fixture.becomes(job, JobState.RUNNING, SOON);

    assertThat(fixture.stop(job)).isTrue();

    fixture.becomes(job, JobState.DELETED, SOON);
    assertThat(livingSupervisors(List.of(job))).isZero();
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

  @Test
  void the_next_handler_of_the_name_ends_what_the_first_one_started() {
    var runs = root.resolve("runs");
    fixture.writeTool("echo run >> %s; sleep 1".formatted(runs));
    var first = fixture.start(1);
    var job = fixture.submit();
    fixture.becomes(job, JobState.RUNNING, SOON);
    first.close();

    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(runs).hasContent("run");
  }

  @Test
  void a_job_that_ended_while_no_handler_was_there_is_ended() {
    var done = root.resolve("done");
    var go = root.resolve("go");
    fixture.writeTool("while [ ! -e %s ]; do sleep 0.05; done; touch %s".formatted(go, done));
    var first = fixture.start(1);
    var job = fixture.submit();
    fixture.becomes(job, JobState.RUNNING, SOON);
    first.close();
    write(go, "");
    await().atMost(SOON).until(() -> Files.exists(done));
    assertThat(fixture.state(job)).isEqualTo(JobState.RUNNING);

    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);
  }

  @Test
  void a_job_that_was_queued_but_never_started_is_started_once() throws Exception {
    var runs = root.resolve("runs");
    fixture.writeTool("echo run >> " + runs);
    var job = fixture.submit();
    var claim = takenBy(job);
    fixture.queued(claim, "local", "abell-x");

    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(runs).hasContent("run");
  }

  @Test
  void a_job_that_was_taken_but_not_dispatched_is_dispatched() {
    var job = fixture.submit();
    takenBy(job);

    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);
  }

  @Test
  void a_running_job_whose_directory_is_gone_is_lost() {
    var job = fixture.submit();
    var claim = takenBy(job);
    fixture.queued(claim, "local", "abell-x");
    fixture.owned.started(claim, "1");

    fixture.start(1);

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info)).contains("gone");
  }

  @Test
  void a_stop_asked_for_while_no_handler_was_there_is_carried_out() {
    var job = fixture.submit();
    takenBy(job);
    fixture.stop(job);

    fixture.start(1);

    fixture.becomes(job, JobState.DELETED, SOON);
  }

  @Test
  void a_handler_that_lost_a_job_writes_nothing_more_about_it() {
    fixture.writeTool("while [ ! -e %s ]; do sleep 0.05; done".formatted(root.resolve("go")));
    fixture.start(1);
    var job = fixture.submit();
    fixture.becomes(job, JobState.RUNNING, SOON);
    // A stranger without a lease has never been seen: nobody may take the job from it.
    fixture.database.execute(
        "update job set handler = 'other', fence = fence + 1 where id = " + job);

    write(root.resolve("go"), "");
    var next = fixture.submit();

    fixture.becomes(next, JobState.OK, SOON);
    assertThat(fixture.state(job)).isEqualTo(JobState.RUNNING);
    assertThat(fixture.directory(job).root()).exists();
  }

  @Test
  void an_upload_becomes_a_dataset_of_the_type_it_is_found_to_be() {
    write(fixture.uploads().resolve("u1"), "a\tb\r\nc\td");
    fixture.start(1);

    var job = fixture.submit("upload1", order("u1").parameters());

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.output(job, "output0", HistoryItem::extension)).isEqualTo("tabular");
    assertThat(fixture.file(job, "output0")).hasContent("a\tb\nc\td\n");
    assertThat(fixture.uploads().resolve("u1")).doesNotExist();
  }

  @Test
  void an_upload_that_cannot_be_had_says_why() {
    fixture.start(1);

    var job = fixture.submit("__DATA_FETCH__", order("../escape").parameters());

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info)).isEqualTo("The upload leads out of its folder.");
  }

  @Test
  void an_upload_cut_short_by_a_crash_is_done_again() {
    write(fixture.uploads().resolve("u1"), "text\n");
    var job = fixture.submit("upload1", order("u1").parameters());
    var claim = takenBy(job);
    fixture.queued(claim, "upload", "abell-x");
    fixture.owned.started(claim, "abell-x");

    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "output0")).hasContent("text\n");
  }

  private DatasetState outState(long job) {
    return fixture.output(job, "out", i -> i.dataset().state());
  }

  /** As if a handler of the name had taken it and died. */
  private JobClaim takenBy(long job) {
    fixture.database.execute(
        "update job set handler = '%s', fence = 1 where id = %d"
            .formatted(HandlerFixture.NAME, job));
    return fixture.owned.of(HandlerFixture.NAME, Set.of(JobState.NEW)).get(0);
  }

  private long livingSupervisors(List<Long> jobs) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().filter(l -> l.contains("supervisor.sh")).isPresent())
        .filter(p -> p.info().commandLine().filter(l -> l.contains(root.toString())).isPresent())
        .filter(p -> p.children().findAny().isPresent())
        .count();
  }

  private static List<String> metricNames(Job job) {
    return job.metrics().stream().map(m -> m.metric()).map(Metric::name).toList();
  }

  private static UploadOrder order(String file) {
    return new UploadOrder(new UploadOrder.Staged(file), file, "auto", "?", true, false);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
