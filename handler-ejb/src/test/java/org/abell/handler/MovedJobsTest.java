package org.abell.handler;

import static org.abell.handler.HandlerFixture.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.abell.job.ActionResult;
import org.abell.job.Job;
import org.abell.job.JobAction;
import org.abell.job.JobState;
import org.abell.server.ServerMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that admins move between handlers that are well, or away from hosts that are gone. */
class MovedJobsTest {

  private static final String OTHER = "handler1";
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path root;

  private HandlerFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new HandlerFixture(root);
    fixture.writeTool(
        "echo run >> %s; while [ ! -e %s ]; do sleep 0.05; done; echo whole > '$out'"
            .formatted(root.resolve("runs"), root.resolve("go")));
  }

  @AfterEach
  void letAllEnd() throws IOException {
    letThemEnd();
    await().atMost(SOON).until(() -> supervisors() == 0);
    fixture.close();
  }

  private void letThemEnd() throws IOException {
    var go = root.resolve("go");
    if (!Files.exists(go)) {
      Files.createFile(go);
    }
  }

  private long supervisors() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().filter(l -> l.contains(root.toString())).isPresent())
        .count();
  }

  @Test
  void a_draining_handler_ends_what_it_has_and_takes_nothing_until_it_works_again()
      throws IOException {
    fixture.start(NAME, 2);
    var job = fixture.running(SOON);

    fixture.tell(NAME, ServerMode.DRAINING);
    var waiting = fixture.submit();
    letThemEnd();

    fixture.becomes(job, JobState.OK, SOON);
    await()
        .during(Duration.ofSeconds(1))
        .atMost(SOON)
        .until(() -> fixture.state(waiting) == JobState.NEW);
    fixture.tell(NAME, ServerMode.WORKING);
    fixture.becomes(waiting, JobState.OK, SOON);
  }

  @Test
  void a_handler_that_hands_over_gives_its_running_jobs_away_and_gets_none() throws IOException {
    fixture.start(NAME, 1);
    var job = fixture.running(SOON);
    fixture.start(OTHER, 2);

    fixture.tell(NAME, ServerMode.HANDING_OVER);

    fixture.belongsTo(job, OTHER, SOON);
    var next = fixture.submit();
    fixture.belongsTo(next, OTHER, SOON);
    letThemEnd();
    fixture.becomes(job, JobState.OK, SOON);
    fixture.becomes(next, JobState.OK, SOON);
    assertThat(root.resolve("runs")).hasContent("run\nrun");
    assertThat(history(job)).contains("running Taken over from handler0, which hands over.");
  }

  @Test
  void a_handler_keeps_what_only_its_host_can_watch_and_collects_its_end() throws IOException {
    fixture.start(NAME, "alpha", 1);
    var job = fixture.running(SOON);
    fixture.start(OTHER, "beta", 1);

    fixture.tell(NAME, ServerMode.HANDING_OVER);
    var next = fixture.submit();

    fixture.belongsTo(next, OTHER, SOON);
    assertThat(fixture.read(job, Job::handler)).hasValue(NAME);
    letThemEnd();
    fixture.becomes(job, JobState.OK, SOON);
  }

  @Test
  void a_running_job_is_reassigned_to_a_handler_of_its_host() throws IOException {
    fixture.start(NAME, 1);
    var job = fixture.running(SOON);
    fixture.start(OTHER, 1);

    ActionResult result = fixture.act(new JobAction.Reassign(OTHER), job);

    assertThat(result.done()).isTrue();
    letThemEnd();
    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.read(job, Job::handler)).hasValue(OTHER);
    assertThat(root.resolve("runs")).hasContent("run");
    assertThat(history(job))
        .contains("running Reassigned to handler1 by boss@example.org: new disk");
  }

  @Test
  void a_running_job_that_is_queued_again_is_stopped_and_runs_anew() throws IOException {
    fixture.start(NAME, 1);
    var job = fixture.running(SOON);
    var first = ProcessHandle.of(Long.parseLong(externalId(job))).orElseThrow();

    assertThat(fixture.act(new JobAction.Requeue(), job).done()).isTrue();

    await().atMost(SOON).until(() -> !first.isAlive());
    await()
        .atMost(SOON)
        .until(
            () ->
                fixture.state(job) == JobState.RUNNING
                    && !externalId(job).equals(Long.toString(first.pid())));
    letThemEnd();
    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).hasContent("whole");
    assertThat(root.resolve("runs")).hasContent("run\nrun");
    assertThat(history(job))
        .containsSubsequence(
            "running To be stopped and queued again by boss@example.org: new disk",
            "new Stopped, and queued again.",
            "ok ");
  }

  @Test
  void jobs_of_a_host_that_is_gone_fail_or_run_again_as_their_destination_says()
      throws IOException {
    fixture.start(NAME, "alpha", 2);
    var failing = fixture.running(SOON);
    var rerun = fixture.running(SOON);
    fixture.database.execute(
        "update job set destination_params = '{\"lost_host_after\": \"0\"}' where id = " + failing);
    fixture.database.execute(
        """
        update job
        set destination_params = '{"on_lost_host": "rerun", "lost_host_after": 1}'
        where id =
        """
            + rerun);
    fixture.start(OTHER, "beta", 2);

    fixture.loseLease(NAME);

    fixture.becomes(failing, JobState.ERROR, SOON);
    assertThat(fixture.read(failing, Job::info)).contains("It was on the host alpha, where no");
    await()
        .atMost(SOON)
        .until(
            () ->
                history(rerun).stream()
                    .anyMatch(row -> row.startsWith("resubmitted It was on the host alpha")));
  }

  @Test
  void a_process_without_its_name_works_no_more_and_forgets_its_jobs() throws IOException {
    fixture.start(NAME, 1);
    var job = fixture.running(SOON);

    fixture.loseLease(NAME);
    await().atMost(SOON).until(() -> fixture.expired(NAME));
    fixture.database.execute(
        "update server_lease set process = 'another', expires_at = now() + interval '1 hour'");
    await().atMost(SOON).until(() -> fixture.leases.mode(fixture.server(NAME)).isEmpty());
    // Rounds that began before may still be at work.
    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    letThemEnd();

    await()
        .during(Duration.ofSeconds(1))
        .atMost(SOON)
        .until(() -> fixture.state(job) == JobState.RUNNING);
    fixture.regainLease(NAME);
    fixture.becomes(job, JobState.OK, SOON);
  }

  private String externalId(long job) {
    return fixture.read(job, j -> j.route().externalId()).orElse("");
  }

  private List<String> history(long job) {
    return fixture.read(
        job, j -> j.stateChanges().stream().map(c -> c.state().label() + " " + c.info()).toList());
  }
}
