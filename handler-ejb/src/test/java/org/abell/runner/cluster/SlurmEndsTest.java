package org.abell.runner.cluster;

import static org.abell.runner.cluster.ClusterJobs.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.abell.resubmission.Failure;
import org.abell.runner.RunState;
import org.junit.jupiter.api.Test;

/** What Slurm, its nodes and its admins do to jobs, and what is said of it. */
class SlurmEndsTest extends AtSlurm {

  @Test
  void a_job_that_an_admin_cancels_says_so() throws Exception {
    var job = job("abell-11-1", "sleep 60", "");
    var id = runner.start(job).externalId();

    slurm.run("scancel", id);

    ends(job, new RunState.Failed(Failure.UNKNOWN, "It was cancelled at Slurm."));
  }

  @Test
  void too_much_memory_is_told_apart() throws Exception {
    var job = job("abell-12-1", "x=$(head -c 100M /dev/zero | tr '\\0' x); sleep 60", "--mem=40");

    runner.start(job);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(look(job))
                    .isEqualTo(
                        new RunState.Failed(
                            Failure.MEMORY_LIMIT_REACHED,
                            "It needed more memory than its destination gives.")));
  }

  @Test
  void too_long_a_run_is_told_apart() throws Exception {
    var job = job("abell-13-1", "sleep 300", "-t 1");
    var id = runner.start(job).externalId();
    await().atMost(SOON).until(() -> look(job) instanceof RunState.Running);

    slurm.run("scontrol", "update", "jobid=" + id, "EndTime=now");

    ends(
        job,
        new RunState.Failed(
            Failure.WALLTIME_REACHED, "It reached the walltime of its destination."));
  }

  @Test
  void a_failed_node_is_none_of_the_jobs_fault() throws Exception {
    var job = job("abell-14-1", "sleep 60", "--nodelist=n1");
    runner.start(job);
    await().atMost(SOON).until(() -> look(job) instanceof RunState.Running);

    slurm.run("scontrol", "update", "nodename=n1", "state=down", "reason=test");
    try {
      await().atMost(SOON).until(() -> look(job) instanceof RunState.Interrupted);
    } finally {
      slurm.run("scontrol", "update", "nodename=n1", "state=resume");
    }
  }

  @Test
  void one_that_will_never_start_fails_with_the_reason_and_is_gone() throws Exception {
    var impatient = runner(Map.of("stuck_seconds", "1"));
    var job = job("abell-60-1", "echo ran > ../ran", "--cpus-per-task=64");
    assertThat(impatient.start(job)).isInstanceOf(RunState.Waiting.class);
    await().atMost(SOON).until(() -> slurm.run("squeue", "-h", "-o", "%r").contains("Partition"));
    assertThat(ClusterJobs.look(impatient, job)).isInstanceOf(RunState.Waiting.class);

    ClusterJobs.ends(
        impatient,
        job,
        new RunState.Failed(
            Failure.UNKNOWN, "Slurm would not have started it: PENDING, PartitionConfig."));
    assertThat(slurm.run("squeue", "-h", "-o", "%j")).doesNotContain("abell-60-1");
    assertThat(look(job)).isInstanceOf(RunState.Failed.class);
  }
}
