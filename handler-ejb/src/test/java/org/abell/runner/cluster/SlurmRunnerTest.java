package org.abell.runner.cluster;

import static org.abell.runner.cluster.ClusterJobs.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.junit.jupiter.api.Test;

/** The runner at a real Slurm. */
class SlurmRunnerTest extends AtSlurm {

  @Test
  void the_exit_code_is_the_tools_own() throws Exception {
    var job = job("abell-1-1", "echo out; exit 7", "");

    runner.start(job);

    ends(job, new RunState.Ended(7));
    assertThat(job.directory().toolStdout()).hasContent("out");
  }

  @Test
  void cores_and_memory_are_those_that_slurm_gave() throws Exception {
    var job =
        job(
            "abell-2-1",
            "echo $GALAXY_SLOTS $GALAXY_SLOTS_CONFIGURED $GALAXY_MEMORY_MB"
                + " $GALAXY_MEMORY_MB_PER_SLOT",
            "--cpus-per-task=3 --mem=120");

    runner.start(job);

    ends(job, new RunState.Ended(0));
    assertThat(job.directory().toolStdout()).hasContent("3 1 120 40");
  }

  @Test
  void a_native_specification_has_lists_of_partitions_short_options_and_quotes() throws Exception {
    var job =
        job(
            "abell-19-1",
            "echo $GALAXY_SLOTS $GALAXY_MEMORY_MB $GALAXY_MEMORY_MB_PER_SLOT $SLURM_JOB_PARTITION"
                + " \"$SLURM_JOB_ACCOUNT\"",
            "-p closed,main -c 2 --mem-per-cpu=60 --account='the  lab'");

    runner.start(job);

    ends(job, new RunState.Ended(0));
    assertThat(job.directory().toolStdout()).hasContent("2 120 60 main the  lab");
  }

  @Test
  void a_job_sees_nothing_of_the_servers_environment() throws Exception {
    var job = job("abell-3-1", "env", "");

    runner.start(job);

    ends(job, new RunState.Ended(0));
    assertThat(System.getenv()).containsKey("DATABASE_PASSWORD");
    assertThat(job.directory().toolStdout())
        .content()
        .contains("PATH=", "HOME=", "LANG=", "SLURM_JOB_ID=")
        .doesNotContain("DATABASE_PASSWORD", "sesame");
  }

  @Test
  void a_job_waits_then_runs() throws Exception {
    var job = job("abell-4-1", "while [ ! -e ../go ]; do sleep 0.1; done", "--begin=now+2");

    assertThat(runner.start(job)).isInstanceOf(RunState.Waiting.class);

    assertThat(look(job)).isInstanceOf(RunState.Waiting.class);
    await().atMost(SOON).until(() -> look(job) instanceof RunState.Running);
    Files.createFile(job.directory().root().resolve("go"));
    ends(job, new RunState.Ended(0));
  }

  @Test
  void what_slurm_refuses_is_said_to_the_user() throws Exception {
    var job = job("abell-5-1", "true", "--partition=nowhere");

    assertThatThrownBy(() -> runner.start(job))
        .isInstanceOf(JobRefused.class)
        .hasMessageStartingWith("Slurm does not take the job: ")
        .hasMessageContaining("invalid partition specified: nowhere");
  }

  @Test
  void one_that_was_never_submitted_is_not_started() throws Exception {
    assertThat(look(job("abell-6-1", "true", ""))).isEqualTo(new RunState.NotStarted());
  }

  @Test
  void one_that_was_submitted_and_not_noted_is_found() throws Exception {
    var job = job("abell-7-1", "while [ ! -e ../go ]; do sleep 0.1; done", "");
    runner.start(job);
    Files.delete(job.directory().root().resolve("cluster-abell-7-1/id"));

    assertThat(runner(Map.of()).look(List.of(job)).get(job)).isInstanceOf(RunState.Alive.class);
    Files.createFile(job.directory().root().resolve("go"));
    ends(job, new RunState.Ended(0));
  }

  @Test
  void a_second_copy_of_a_job_runs_nothing() throws Exception {
    var job = job("abell-8-1-", "echo run >> ../runs; sleep 2", "");
    runner.start(job);
    runner.start(job);
    runner.start(job);

    ends(job, new RunState.Ended(0));
    await().atMost(SOON).until(() -> !slurm.run("squeue", "-h", "-o", "%j").contains("abell-8-1-"));
    assertThat(job.directory().root().resolve("runs")).hasContent("run");
  }

  @Test
  void a_copy_of_an_earlier_attempt_does_not_touch_the_next() throws Exception {
    var late = job("abell-9-1", "echo late >> ../runs", "--begin=now+2");
    runner.start(late);
    var directory = late.directory();
    Files.move(directory.root(), root.resolve("cleared"));
    var next = job("abell-9-2", "echo next >> ../runs", "");
    runner.start(next);

    ends(next, new RunState.Ended(0));
    await().atMost(SOON).until(() -> !slurm.run("squeue", "-h", "-o", "%j").contains("abell-9-1-"));
    assertThat(directory.root().resolve("runs")).hasContent("next");
  }

  @Test
  void a_job_that_is_stopped_is_gone_and_had_the_time_to_say_goodbye() throws Exception {
    var job = job("abell-10-1", "trap 'echo bye; exit 3' TERM; touch ../on; sleep 60 & wait", "");
    runner.start(job);
    await().atMost(SOON).until(() -> Files.exists(job.directory().root().resolve("on")));

    await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> runner.stop(job));

    assertThat(job.directory().toolStdout()).hasContent("bye");
    assertThat(runner.stop(job)).isTrue();
  }

  @Test
  void an_end_that_slurm_has_forgotten_is_in_the_folder() throws Exception {
    var job = job("abell-17-1", "exit 4", "");
    runner.start(job);
    ends(job, new RunState.Ended(4));

    // The same job under a name that Slurm never heard.
    Files.move(folder(job), job.directory().root().resolve("cluster-abell-17-2"));
    var forgotten = new RunnerJob("slurm", "abell-17-2", job.directory(), job.details());

    assertThat(look(forgotten)).isEqualTo(new RunState.Ended(4));
  }

  @Test
  void one_that_slurm_has_forgotten_and_that_left_nothing_is_lost_after_a_while() throws Exception {
    var patient = runner(Map.of("missing_seconds", "1"));
    var job = job("abell-18-1", "true", "");
    var folder = Files.createDirectories(job.directory().root().resolve("cluster-abell-18-1"));
    Files.writeString(folder.resolve("id"), "999999\n");

    var states = new ArrayList<RunState>();
    await()
        .atMost(SOON)
        .until(
            () -> {
              patient.look(List.of(job)).values().forEach(states::add);
              return !states.isEmpty();
            });
    assertThat(states)
        .containsExactly(
            new RunState.Lost("It is no longer known at its cluster, and left no exit code."));
  }

  @Test
  void many_jobs_are_one_question() throws Exception {
    var jobs = new ArrayList<RunnerJob>();
    for (int i = 20; i < 40; i++) {
      var job = job("abell-%d-1".formatted(i), "true", "");
      runner.start(job);
      jobs.add(job);
    }

    await()
        .atMost(SOON)
        .until(() -> runner.look(jobs).values().stream().allMatch(new RunState.Ended(0)::equals));
  }

  @Test
  void slurm_may_be_on_a_host_behind_ssh() throws Exception {
    try (var server = new SshServerFixture(root.resolve("ssh"));
        var there = runner(server.parameters())) {
      var job = job("abell-50-1", "exit 6", "--cpus-per-task=2 --comment='a b'");

      there.start(job);

      await()
          .atMost(SOON)
          .until(() -> new RunState.Ended(6).equals(there.look(List.of(job)).get(job)));
    }
  }

  private static Path folder(RunnerJob job) {
    return job.directory().root().resolve("cluster-" + job.token());
  }
}
