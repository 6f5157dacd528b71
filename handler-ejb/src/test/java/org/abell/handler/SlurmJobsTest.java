package org.abell.handler;

import static org.abell.handler.HandlerFixture.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abell.debian.SlurmCluster;
import org.abell.job.Job;
import org.abell.job.JobClaim;
import org.abell.job.JobState;
import org.abell.job.QueueReason;
import org.abell.jobdir.JobScript;
import org.abell.runner.cluster.DyingSubmitter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers whose jobs run at a real Slurm. */
class SlurmJobsTest {

  private static final String OTHER = "handler1";
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Takes 100 MB and keeps them for a while: Slurm looks once a second. */
  private static final String GREEDY = "x=$(head -c 100M /dev/zero | tr '\\0' x); sleep 60";

  private static SlurmCluster slurm;

  @TempDir Path root;

  private HandlerFixture fixture;

  @BeforeAll
  static void startSlurm() {
    slurm = SlurmCluster.start();
  }

  @AfterAll
  static void stopSlurm() {
    slurm.close();
  }

  @BeforeEach
  void prepare() {
    fixture = new HandlerFixture(root);
    fixture.writeTool(
        "echo run >> %s; while [ ! -e %s ]; do sleep 0.1; done; echo whole > '$out'"
            .formatted(root.resolve("runs"), root.resolve("go")));
    fixture.configure(configuration("{runner: slurm}"));
  }

  @AfterEach
  void letAllEnd() throws IOException {
    go();
    await().atMost(SOON).until(() -> queue().isBlank());
    fixture.close();
  }

  @Test
  void a_job_is_queued_until_slurm_runs_it() throws IOException {
    fixture.configure(configuration("{runner: slurm, nativeSpecification: --begin=now+3}"));
    fixture.start(1);
    var job = fixture.submit();

    await().atMost(SOON).until(() -> fixture.read(job, j -> j.route().externalId()).isPresent());
    assertThat(fixture.state(job)).isEqualTo(JobState.QUEUED);

    fixture.becomes(job, JobState.RUNNING, SOON);
    go();
    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).hasContent("whole");
  }

  @Test
  void a_job_says_why_it_waits_at_slurm_until_it_runs() throws IOException {
    fixture.configure(
        configuration("{runner: slurm, nativeSpecification: --cpus-per-task=8 --nodelist=n0}"));
    fixture.start(1);
    fixture.running(SOON);
    var waiting = fixture.submit();

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(QueueReason.of(fixture.read(waiting, Job::waitReason)))
                    .isEqualTo(
                        new QueueReason(
                            "It waits at Slurm: what it needs there is in use by other jobs.",
                            "Slurm: PENDING, Resources")));
    go();
    fixture.becomes(waiting, JobState.OK, SOON);
    assertThat(fixture.<String>read(waiting, Job::waitReason)).isEmpty();
  }

  @Test
  void workers_do_not_limit_the_jobs_at_a_cluster() throws IOException {
    fixture.start(1);
    var jobs = new ArrayList<Long>();
    for (int i = 0; i < 12; i++) {
      jobs.add(fixture.submit());
    }

    for (var job : jobs) {
      fixture.becomes(job, JobState.RUNNING, SOON);
    }
    go();
    for (var job : jobs) {
      fixture.becomes(job, JobState.OK, SOON);
    }
  }

  @Test
  void a_handler_killed_between_submission_and_record_leaves_one_job() throws Exception {
    var job = fixture.submit();
    fixture.database.execute(
        "update job set handler = '%s', fence = 1 where id = %d".formatted(NAME, job));
    var token = "abell-%d-1".formatted(job);
    fixture.queued(new JobClaim(job, NAME, 1), "slurm", token);
    JobScript.of("echo run >> %s; sleep 2".formatted(root.resolve("runs")))
        .writeTo(fixture.directory(job));
    var dying = dyingSubmitter(token, job);
    await().atMost(SOON).until(() -> queue().contains(token));
    dying.destroyForcibly().waitFor();
    assertThat(fixture.directory(job).root().resolve("cluster-" + token + "/id")).doesNotExist();

    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(submissions(job)).isEqualTo(1);
    assertThat(root.resolve("runs")).hasContent("run");
  }

  @Test
  void a_handler_of_any_host_goes_on_with_a_job() throws IOException {
    fixture.start(NAME, "here", 1);
    var job = fixture.running(SOON);
    fixture.start(OTHER, "there", 1);

    fixture.loseLease(NAME);

    fixture.belongsTo(job, OTHER, SOON);
    go();
    fixture.becomes(job, JobState.OK, SOON);
    assertThat(root.resolve("runs")).hasContent("run");
  }

  @Test
  void a_job_that_needs_more_memory_gets_it() {
    fixture.writeTool(
        "test \\$GALAXY_MEMORY_MB -gt 100 || {\n%s; }".formatted(GREEDY.replace("$", "\\$")));
    fixture.configure(
        configuration(
            """
            {runner: slurm, nativeSpecification: --mem=40,
                 resubmit: [{condition: memory_limit_reached, environment: more}]}
                more: {runner: slurm, nativeSpecification: --mem=150}\
            """));
    fixture.start(1);
    var job = fixture.submit();

    fixture.becomes(job, JobState.OK, SOON);
    Optional<String> destination = fixture.read(job, j -> j.route().destinationId());
    assertThat(destination).hasValue("more");
  }

  @Test
  void a_job_that_is_deleted_leaves_the_cluster() {
    fixture.start(1);
    var job = fixture.running(SOON);

    fixture.stop(job);

    fixture.becomes(job, JobState.DELETED, SOON);
    assertThat(queue()).isBlank();
  }

  @Test
  void a_job_whose_node_fails_runs_again() throws IOException {
    fixture.configure(configuration("{runner: slurm, nativeSpecification: --nodelist=n1}"));
    fixture.start(1);
    var job = fixture.running(SOON);

    slurm.run("scontrol", "update", "nodename=n1", "state=down", "reason=test");
    fixture.becomes(job, JobState.QUEUED, SOON);
    slurm.run("scontrol", "update", "nodename=n1", "state=resume");
    go();

    fixture.becomes(job, JobState.OK, SOON);
    int attempts = fixture.read(job, j -> j.route().attempt());
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void while_the_controller_is_away_jobs_wait_and_none_fails() throws IOException {
    fixture.start(1);
    var running = fixture.running(SOON);
    slurm.stopController();

    var waiting = fixture.submit();
    fixture.becomes(waiting, JobState.QUEUED, SOON);
    go();
    await()
        .during(Duration.ofSeconds(12))
        .atMost(SOON)
        .until(
            () ->
                fixture.state(waiting) == JobState.QUEUED
                    && fixture.state(running) == JobState.RUNNING);
    slurm.startController();

    fixture.becomes(running, JobState.OK, SOON);
    fixture.becomes(waiting, JobState.OK, SOON);
    assertThat(submissions(waiting)).isEqualTo(1);
  }

  @Test
  void a_job_stays_as_it_is_while_its_runner_is_not_in_the_configuration() throws IOException {
    var handler = fixture.start(1);
    var job = fixture.running(SOON);
    fixture.stopServer(NAME, handler);
    fixture.configure(
        "runners: {local: {load: local}}\nexecution: {environments: {here: {runner: local}}}\n");
    go();
    fixture.start(OTHER, 1);
    fixture.belongsTo(job, OTHER, SOON);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(SOON)
        .until(() -> fixture.state(job) == JobState.RUNNING);

    fixture.configure(configuration("{runner: slurm}"));

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.read(job, Job::handler)).hasValue(OTHER);
  }

  private static String configuration(String destination) {
    return """
    runners:
      slurm: %s
    execution:
      default: cluster
      environments:
        cluster: %s
    """
        .formatted(slurm.runner(), destination);
  }

  private static String queue() {
    return slurm.run("squeue", "-h", "-o", "%j %T");
  }

  /** How often the job was submitted, whatever became of it; Slurm keeps them for five minutes. */
  private long submissions(long job) {
    var folder = fixture.directory(job).root().toString();
    return slurm
        .run("squeue", "-h", "-t", "all", "-o", "%Z")
        .lines()
        .filter(folder::equals)
        .count();
  }

  /** Its sbatch submits, and then keeps the answer to itself. */
  private Process dyingSubmitter(String token, long job) throws IOException {
    var sbatch = Files.createDirectories(root.resolve("bin")).resolve("sbatch");
    Files.writeString(sbatch, "#!/bin/bash\nPATH=/usr/bin:/bin sbatch \"$@\"\nexec sleep 3\n");
    Files.setPosixFilePermissions(sbatch, PosixFilePermissions.fromString("rwxr-xr-x"));
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            DyingSubmitter.class.getName(),
            token,
            fixture.directory(job).root().toString(),
            Long.toString(job),
            slurm.configuration().toString(),
            sbatch.getParent() + ":/usr/bin:/bin");
    return new ProcessBuilder(command).inheritIO().start();
  }

  private void go() throws IOException {
    var go = root.resolve("go");
    if (!Files.exists(go)) {
      Files.createFile(go);
    }
  }
}
