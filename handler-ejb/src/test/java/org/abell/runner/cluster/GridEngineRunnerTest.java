package org.abell.runner.cluster;

import static org.abell.runner.cluster.ClusterJobs.SOON;
import static org.abell.runner.cluster.ClusterJobs.ends;
import static org.abell.runner.cluster.ClusterJobs.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.abell.debian.GridEngineCluster;
import org.abell.jobconf.RunnerKind;
import org.abell.resubmission.Failure;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner at a real Grid Engine. */
class GridEngineRunnerTest {

  private static GridEngineCluster cluster;

  @TempDir Path root;

  @BeforeAll
  static void startCluster() {
    cluster = GridEngineCluster.start();
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @Test
  void the_exit_code_is_the_tools_own() throws Exception {
    var job = job("abell-1-1", "echo out; exit 7", "");
    var runner = runner();

    runner.start(job);

    ends(runner, job, new RunState.Ended(7));
    assertThat(job.directory().toolStdout()).hasContent("out");
  }

  @Test
  void a_job_is_found_again_stopped_and_gone() throws Exception {
    var job = job("abell-2-1", "sleep 60", "");
    runner().start(job);
    var later = runner();
    await().atMost(SOON).until(() -> look(later, job) instanceof RunState.Running);

    await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> later.stop(job));

    assertThat(cluster.run("qstat")).doesNotContain("abell-2-1");
  }

  @Test
  void a_job_that_an_admin_deletes_says_so() throws Exception {
    var job = job("abell-3-1", "sleep 60", "");
    var runner = runner();
    var id = runner.start(job).externalId();
    await().atMost(SOON).until(() -> look(runner, job) instanceof RunState.Running);

    cluster.run("qdel", id);

    ends(runner, job, new RunState.Failed(Failure.UNKNOWN, "It was cancelled at Grid Engine."));
  }

  @Test
  void too_long_a_run_is_told_apart() throws Exception {
    var job = job("abell-4-1", "sleep 60", "-l h_rt=3");
    var runner = runner();

    runner.start(job);

    ends(
        runner,
        job,
        new RunState.Failed(
            Failure.WALLTIME_REACHED, "It reached the walltime of its destination."));
  }

  @Test
  void what_it_refuses_is_said_to_the_user() throws Exception {
    var job = job("abell-5-1", "true", "-l no_such_thing=1");

    assertThatThrownBy(() -> runner().start(job))
        .isInstanceOf(JobRefused.class)
        .hasMessageStartingWith("Grid Engine does not take the job: ")
        .hasMessageContaining("no_such_thing");
  }

  @Test
  void one_that_cannot_begin_fails_with_its_state_and_is_gone() throws Exception {
    var job = job("abell-6-1", "true", "-i /no/such/input");
    var runner = jobs(root).runner(Map.of("stuck_seconds", "1", "missing_seconds", "5"));
    runner.start(job);

    ends(
        runner,
        job,
        new RunState.Failed(
            Failure.UNKNOWN,
            "Grid Engine would not have started it: Eqw, error: can't open /no/such/input as dummy"
                + " input file."));
    assertThat(cluster.run("qstat")).doesNotContain("abell-6-1");
  }

  private static ClusterJobs jobs(Path root) {
    return new ClusterJobs(RunnerKind.DRMAA, cluster.environment(), root);
  }

  private static ClusterRunner runner() {
    return jobs(Path.of("/")).runner(Map.of());
  }

  private RunnerJob job(String token, String command, String options) throws IOException {
    return jobs(root).job(token, command, options);
  }
}
