package org.abell.handler;

import static org.abell.handler.HandlerFixture.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.abell.job.JobStateChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two handlers, one of which goes away. */
class LostHandlerTest {

  private static final String OTHER = "handler1";
  private static final Duration SOON = Duration.ofSeconds(15);

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
    var go = root.resolve("go");
    if (!Files.exists(go)) {
      Files.createFile(go);
    }
    await().atMost(SOON).until(() -> supervisors() == 0);
    fixture.close();
  }

  private long supervisors() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().filter(l -> l.contains(root.toString())).isPresent())
        .count();
  }

  @Test
  void a_running_job_goes_on_under_the_other_and_the_first_forgets_it() throws IOException {
    fixture.start(NAME, 1);
    var job = fixture.running(SOON);
    fixture.start(OTHER, 1);

    fixture.loseLease(NAME);

    fixture.belongsTo(job, OTHER, SOON);
    Files.createFile(root.resolve("go"));
    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).hasContent("whole");
    assertThat(root.resolve("runs")).hasContent("run");
    assertThat(history(job))
        .contains(
            "running handler1 Taken over from handler0, whose lease ran out.", "ok handler1 ");
  }

  @Test
  void who_lost_its_lease_takes_nothing_until_it_has_one_again() {
    fixture.start(NAME, 2);
    var job = fixture.running(SOON);
    fixture.loseLease(NAME);
    await().atMost(SOON).until(() -> fixture.expired(NAME));

    var waiting = fixture.submit();

    await()
        .during(Duration.ofSeconds(1))
        .atMost(SOON)
        .until(() -> fixture.state(waiting) == JobState.NEW);
    assertThat(fixture.state(job))
        .as("job %d: %s", job, fixture.read(job, Job::info))
        .isEqualTo(JobState.RUNNING);
    fixture.regainLease(NAME);
    fixture.becomes(waiting, JobState.RUNNING, SOON);
  }

  @Test
  void a_forgotten_job_frees_its_slot_and_its_process_lives() {
    fixture.start(NAME, 1);
    var job = fixture.running(SOON);
    var process =
        ProcessHandle.of(Long.parseLong(fixture.read(job, j -> j.route().externalId()).get()));
    fixture.database.execute(
        "update job set handler = 'stranger', fence = fence + 1 where id = " + job);

    var next = fixture.running(SOON);

    assertThat(fixture.read(next, Job::handler)).hasValue(NAME);
    assertThat(process.orElseThrow().isAlive()).isTrue();
    assertThat(fixture.state(job)).isEqualTo(JobState.RUNNING);
  }

  @Test
  void a_lost_job_is_not_killed_by_who_finds_out_too_late() throws IOException {
    fixture.start(NAME, 1);
    var job = fixture.running(SOON);
    var pid = Long.parseLong(fixture.read(job, j -> j.route().externalId()).get());
    fixture.database.execute(
        "update job set handler = 'stranger', fence = fence + 1 where id = " + job);
    // The supervisor dies, the tool lives on: a loss that its owner has to tidy up.
    var tool = ProcessHandle.of(pid).orElseThrow().children().toList();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    var next = fixture.running(SOON);

    assertThat(fixture.state(next)).isEqualTo(JobState.RUNNING);
    assertThat(tool).isNotEmpty().allMatch(ProcessHandle::isAlive);
    Files.createFile(root.resolve("go"));
    fixture.becomes(next, JobState.OK, SOON);
  }

  @Test
  void a_server_that_is_stopped_hands_its_jobs_over() throws IOException {
    var first = fixture.start(NAME, 1);
    var job = fixture.running(SOON);
    fixture.start(OTHER, 1);

    fixture.stopServer(NAME, first);

    fixture.belongsTo(job, OTHER, SOON);
    Files.createFile(root.resolve("go"));
    fixture.becomes(job, JobState.OK, SOON);
    assertThat(root.resolve("runs")).hasContent("run");
    assertThat(history(job))
        .contains("running handler1 Taken over from handler0, which was stopped.");
  }

  @Test
  void a_waiting_job_of_a_lost_handler_runs_and_one_to_be_stopped_is_stopped() throws IOException {
    var waiting = fixture.submit();
    var unwanted = fixture.submit();
    fixture.neverBack(NAME);
    fixture.database.execute("update job set handler = '%s', fence = 1".formatted(NAME));
    fixture.stop(unwanted);
    Files.createFile(root.resolve("go"));

    fixture.start(OTHER, 1);

    fixture.becomes(waiting, JobState.OK, SOON);
    fixture.becomes(unwanted, JobState.DELETED, SOON);
    assertThat(history(waiting))
        .contains("new handler1 Waits again: it was taken by handler0, whose lease ran out.");
  }

  @Test
  void a_job_of_a_host_that_is_gone_fails_and_says_so() throws IOException {
    var job = fixture.submit();
    fixture.neverBack(NAME);
    fixture.database.execute("update job set handler = '%s', fence = 1".formatted(NAME));
    var claim = fixture.owned.of(NAME, java.util.Set.of(JobState.NEW)).get(0);
    fixture.queued(claim, "local", "abell-x");
    fixture.owned.started(claim, "17");
    fixture.directory(job).create();
    Files.writeString(
        fixture.directory(job).root().resolve("supervisor"), "abell-x 17 4711 a-boot elsewhere\n");

    fixture.start(OTHER, 1);

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info)).contains("It ran on the host elsewhere");
  }

  @Test
  void an_opened_job_lock_lets_jobs_start_at_once() {
    fixture.start(NAME, 1);
    fixture.database.execute("update job_lock set active = true");
    var job = fixture.submit();
    await()
        .during(Duration.ofMillis(600))
        .atMost(SOON)
        .until(() -> fixture.state(job) == JobState.NEW);

    fixture.database.execute("update job_lock set active = false");

    fixture.becomes(job, JobState.RUNNING, SOON);
  }

  private List<String> history(long job) {
    return fixture.read(job, j -> j.stateChanges().stream().map(LostHandlerTest::line).toList());
  }

  private static String line(JobStateChange change) {
    return "%s %s %s".formatted(change.state().label(), change.server(), change.info());
  }
}
