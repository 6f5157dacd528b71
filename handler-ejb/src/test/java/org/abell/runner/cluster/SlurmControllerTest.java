package org.abell.runner.cluster;

import static org.abell.runner.cluster.ClusterJobs.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.junit.jupiter.api.Test;

/** The runner while Slurm's controller is away, and after that. */
class SlurmControllerTest extends AtSlurm {

  @Test
  void nothing_is_said_while_the_controller_is_away_and_the_truth_afterwards() throws Exception {
    var job = job("abell-15-1", "while [ ! -e ../go ]; do sleep 0.1; done; exit 5", "");
    runner.start(job);
    await().atMost(SOON).until(() -> look(job) instanceof RunState.Running);
    // Slurm writes down that it runs within two seconds; a power cut before that is another test.
    slurm.stopController();

    assertThatThrownBy(() -> runner.look(List.of(job))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> runner.start(job("abell-16-1", "true", "")))
        .isInstanceOf(IOException.class);
    Files.createFile(job.directory().root().resolve("go"));
    slurm.startController();

    await().atMost(SOON).ignoreExceptions().until(() -> look(job).equals(new RunState.Ended(5)));
  }

  @Test
  void a_job_goes_on_when_the_controller_is_killed_and_is_found_again() throws Exception {
    var waits = "echo run >> ../runs; while [ ! -e ../go ]; do sleep 0.1; done; exit 5";
    var job = job("abell-61-1", waits, "");
    runner.start(job);
    await().atMost(SOON).until(() -> look(job) instanceof RunState.Running);
    // What it had not written down yet Slurm would end itself.
    writtenDown();
    slurm.killController();
    var later = runner(Map.of());
    assertThatThrownBy(() -> later.look(List.of(job))).isInstanceOf(IOException.class);

    slurm.startController();

    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> ClusterJobs.look(later, job) instanceof RunState.Running);
    Files.createFile(job.directory().root().resolve("go"));
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> new RunState.Ended(5).equals(ClusterJobs.look(later, job)));
    assertThat(job.directory().root().resolve("runs")).hasContent("run");
  }

  @Test
  void a_run_that_slurm_forgot_in_a_crash_and_ended_may_run_again_and_is_not_run_twice()
      throws Exception {
    var hasty = runner(Map.of("missing_seconds", "3"));
    var job = startedAndForgotten(70);

    slurm.startController();

    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(ClusterJobs.look(hasty, job))
                    .isEqualTo(
                        new RunState.Interrupted("Its cluster forgot that it ran, and ended it.")));
    assertThat(job.directory().root().resolve("runs")).hasContent("run");
    assertThat(slurm.run("squeue", "-h", "-o", "%j")).doesNotContain(job.token());
  }

  @Test
  void a_run_counts_and_not_what_slurm_says_of_it_after_it_lost_its_mind() throws Exception {
    var job = job("abell-63-1", "true", "--hold");
    var id = runner.start(job).externalId();
    var claimed = job.directory().root().resolve("cluster-abell-63-1/claimed");
    Files.createDirectory(claimed);
    Files.writeString(claimed.resolve("run"), id + " n0\n");
    assertThat(look(job)).isEqualTo(new RunState.Running(id));

    job.directory().write(job.directory().exitCodeFile(), "4\n");

    assertThat(look(job)).isEqualTo(new RunState.Ended(4));
    await().atMost(SOON).until(() -> !slurm.run("squeue", "-h", "-o", "%j").contains("abell-63-1"));
    assertThat(look(job)).isEqualTo(new RunState.Ended(4));
  }

  /**
   * A job that runs, and of which the controller was killed before it had written that down: it
   * knows of one that waits.
   */
  private RunnerJob startedAndForgotten(int number) throws Exception {
    var command = "echo run >> ../runs; sleep 30";
    var job = job("abell-%d-1".formatted(number), command, "--begin=now+4");
    runner.start(job);
    writtenDown();
    var runs = job.directory().root().resolve("runs");
    await().pollInterval(Duration.ofMillis(20)).atMost(SOON).until(() -> Files.exists(runs));
    slurm.killController();
    if (Files.getLastModifiedTime(state()).compareTo(Files.getLastModifiedTime(runs)) < 0) {
      return job;
    }
    // Slurm was faster: another one, then.
    slurm.startController();
    return startedAndForgotten(number + 1);
  }

  private static Path state() {
    return slurm.configuration().resolveSibling("state/job_state");
  }

  /** Has Slurm write down a later change, and all that was before. */
  private void writtenDown() throws Exception {
    var now = System.currentTimeMillis();
    runner.start(job("abell-62-1", "true", "--hold"));
    await().atMost(SOON).until(() -> Files.getLastModifiedTime(state()).toMillis() > now);
  }
}
