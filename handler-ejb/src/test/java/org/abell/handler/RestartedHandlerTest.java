package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a handler makes of the jobs that one of its name had before. */
class RestartedHandlerTest {

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
  void a_job_that_ended_while_no_handler_was_there_is_ended() throws IOException {
    var done = root.resolve("done");
    var go = root.resolve("go");
    fixture.writeTool("while [ ! -e %s ]; do sleep 0.05; done; touch %s".formatted(go, done));
    var first = fixture.start(1);
    var job = fixture.submit();
    fixture.becomes(job, JobState.RUNNING, SOON);
    first.close();
    Files.createFile(go);
    await().atMost(SOON).until(() -> Files.exists(done));
    assertThat(fixture.state(job)).isEqualTo(JobState.RUNNING);

    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);
  }

  @Test
  void a_job_that_was_queued_but_never_started_is_started_once() {
    var runs = root.resolve("runs");
    fixture.writeTool("echo run >> " + runs);
    var job = fixture.submit();
    var claim = fixture.takenBefore(job);
    fixture.queued(claim, "local", "abell-x");

    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(runs).hasContent("run");
  }

  @Test
  void a_job_that_was_taken_but_not_dispatched_is_dispatched() {
    var job = fixture.submit();
    fixture.takenBefore(job);

    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);
  }

  @Test
  void a_running_job_whose_directory_is_gone_is_lost() {
    var job = fixture.submit();
    var claim = fixture.takenBefore(job);
    fixture.queued(claim, "local", "abell-x");
    fixture.owned.started(claim, "1");

    fixture.start(1);

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info)).contains("gone");
  }

  @Test
  void a_stop_asked_for_while_no_handler_was_there_is_carried_out() {
    var job = fixture.submit();
    fixture.takenBefore(job);
    fixture.stop(job);

    fixture.start(1);

    fixture.becomes(job, JobState.DELETED, SOON);
  }

  @Test
  void a_handler_that_lost_a_job_writes_nothing_more_about_it() throws IOException {
    fixture.writeTool("while [ ! -e %s ]; do sleep 0.05; done".formatted(root.resolve("go")));
    fixture.start(1);
    var job = fixture.submit();
    fixture.becomes(job, JobState.RUNNING, SOON);
    // A stranger without a lease has never been seen: nobody may take the job from it.
    fixture.database.execute(
        "update job set handler = 'other', fence = fence + 1 where id = " + job);

    Files.createFile(root.resolve("go"));
    var next = fixture.submit();

    fixture.becomes(next, JobState.OK, SOON);
    assertThat(fixture.state(job)).isEqualTo(JobState.RUNNING);
    assertThat(fixture.directory(job).root()).exists();
  }
}
