package org.abell.runner.cluster;

import static org.abell.runner.cluster.ClusterJobs.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.abell.runner.RunState;
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

  /** Has Slurm write down a later change, and all that was before. */
  private void writtenDown() throws Exception {
    var state = slurm.configuration().resolveSibling("state/job_state");
    var now = System.currentTimeMillis();
    runner.start(job("abell-62-1", "true", "--hold"));
    await().atMost(SOON).until(() -> Files.getLastModifiedTime(state).toMillis() > now);
  }
}
