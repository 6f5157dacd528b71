package org.abell.runner.cluster;

import static org.abell.runner.cluster.ClusterJobs.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.abell.debian.SlurmCluster;
import org.abell.jobconf.RunnerKind;
import org.abell.resubmission.Failure;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends of jobs that a handler looks at when squeue has forgotten them: sacct has not. */
class SlurmHistoryTest {

  @TempDir Path root;

  @Test
  void what_became_of_jobs_is_in_the_file_of_completed_jobs() throws Exception {
    try (var slurm = SlurmCluster.start(2)) {
      var jobs =
          new ClusterJobs(
              RunnerKind.SLURM, Map.of("SLURM_CONF", slurm.configuration().toString()), root);
      var runner = jobs.runner(Map.of());
      var waits = "touch ../on; while [ ! -e ../go ]; do sleep 0.1; done; exit 3";
      var cancelled = jobs.job("abell-1-1", waits, "--nodelist=n0");
      var interrupted = jobs.job("abell-2-1", waits, "--nodelist=n1");
      var greedy =
          jobs.job("abell-3-1", "x=$(head -c 100M /dev/zero | tr '\\0' x); sleep 60", "--mem=40");
      var ended = jobs.job("abell-4-1", waits, "--nodelist=n0");
      var id = runner.start(cancelled).externalId();
      for (var job : new RunnerJob[] {interrupted, greedy, ended}) {
        runner.start(job);
      }
      for (var job : new RunnerJob[] {cancelled, interrupted, ended}) {
        await().atMost(SOON).until(() -> Files.exists(job.directory().root().resolve("on")));
      }

      slurm.run("scancel", id);
      slurm.run("scontrol", "update", "nodename=n1", "state=down", "reason=test");
      Files.createFile(ended.directory().root().resolve("go"));
      await().atMost(SOON).until(() -> slurm.run("squeue", "-h", "-t", "all").isBlank());

      assertThat(ClusterJobs.look(runner, cancelled))
          .isEqualTo(new RunState.Failed(Failure.UNKNOWN, "It was cancelled at Slurm."));
      assertThat(ClusterJobs.look(runner, interrupted))
          .isEqualTo(new RunState.Interrupted("Slurm broke it off: NODE_FAIL."));
      assertThat(ClusterJobs.look(runner, greedy))
          .isInstanceOfSatisfying(
              RunState.Failed.class,
              failed -> assertThat(failed.failure()).isEqualTo(Failure.MEMORY_LIMIT_REACHED));
      assertThat(ClusterJobs.look(runner, ended)).isEqualTo(new RunState.Ended(3));
    }
  }
}
