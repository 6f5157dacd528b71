package org.abell.runner.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.abell.debian.SlurmCluster;
import org.abell.jobconf.RunnerKind;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A real Slurm for the tests of a class, a runner that knows it, and a folder for each test. */
abstract class AtSlurm {

  static SlurmCluster slurm;

  @TempDir Path root;

  final ClusterRunner runner = runner(Map.of());

  @BeforeAll
  static void startSlurm() {
    slurm = SlurmCluster.start();
  }

  @AfterAll
  static void stopSlurm() {
    slurm.close();
  }

  void ends(RunnerJob job, RunState state) {
    ClusterJobs.ends(runner, job, state);
  }

  RunState look(RunnerJob job) throws IOException {
    return ClusterJobs.look(runner, job);
  }

  static ClusterRunner runner(Map<String, String> more) {
    return jobs(Path.of("/")).runner(more);
  }

  RunnerJob job(String token, String command, String options) throws IOException {
    return jobs(root).job(token, command, options);
  }

  private static ClusterJobs jobs(Path root) {
    var environment = Map.of("SLURM_CONF", slurm.configuration().toString());
    return new ClusterJobs(RunnerKind.SLURM, environment, root);
  }
}
