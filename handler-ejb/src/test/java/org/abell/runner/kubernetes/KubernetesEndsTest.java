package org.abell.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abell.resubmission.Failure;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a job that Kubernetes shows in this way or that. */
class KubernetesEndsTest {

  private static MockCluster cluster;

  @TempDir Path root;

  private PodJobs jobs;
  private KubernetesRunner runner;
  private RunnerJob job;

  @BeforeAll
  static void startCluster() {
    cluster = new MockCluster();
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void start() throws Exception {
    jobs = new PodJobs(cluster.kubeconfig(root), root);
    runner = jobs.runner(Map.of("missing_seconds", "0"));
    job = jobs.job("abell-7-1");
    runner.start(job);
  }

  @AfterEach
  void close() {
    runner.close();
    cluster.clear();
  }

  @Test
  void it_runs_when_its_pod_does() throws IOException {
    cluster.pod(cluster.job(), "Pending");
    assertThat(look()).isInstanceOf(RunState.Waiting.class);

    cluster.client().resource(cluster.pods().get(0)).delete();
    cluster.pod(cluster.job(), "Running");
    assertThat(look()).isInstanceOf(RunState.Running.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 137})
  void its_script_tells_how_it_ended(int code) throws IOException {
    cluster.pod(cluster.job(), "Succeeded");
    PodJobs.wrote(job, code);

    assertThat(look()).isEqualTo(new RunState.Ended(code));
  }

  @Test
  void an_exit_code_is_believed_only_when_the_pod_has_ended() throws IOException {
    cluster.pod(cluster.job(), "Running");
    PodJobs.wrote(job, 0);

    assertThat(look()).isInstanceOf(RunState.Running.class);
  }

  @Test
  void an_end_without_an_exit_code_is_a_loss_after_a_while() throws IOException {
    cluster.ended(cluster.job(), "Complete", "CompletionsReached");
    PodJobs.claimed(job);
    try (var patient = jobs.runner(Map.of("missing_seconds", "60"))) {
      assertThat(patient.look(List.of(job))).isEmpty();
    }

    assertThat(look()).isInstanceOf(RunState.Lost.class);
  }

  @ParameterizedTest(name = "OOMKilled with exit code {0}")
  @ValueSource(ints = {0, 137})
  void a_pod_killed_for_its_memory_says_so_whatever_the_exit_code(int code) throws IOException {
    cluster.pod(cluster.job(), terminated("OOMKilled", code));
    PodJobs.wrote(job, code);

    assertThat(look())
        .isEqualTo(
            new RunState.Failed(
                Failure.MEMORY_LIMIT_REACHED, "It needed more memory than its destination gives."));
  }

  @Test
  void a_pod_that_ran_too_long_says_so() throws IOException {
    cluster.pod(
        cluster.job(),
        new PodStatusBuilder().withPhase("Failed").withReason("DeadlineExceeded").build());
    PodJobs.wrote(job, 143);

    assertThat(look()).isEqualTo(walltime());
  }

  @Test
  void a_job_that_ran_too_long_says_so() throws IOException {
    cluster.ended(cluster.job(), "Failed", "DeadlineExceeded");

    assertThat(look()).isEqualTo(walltime());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Evicted", "NodeLost", "Preempting", "Terminated", "OutOfcpu"})
  void a_pod_that_lost_its_node_may_run_again(String reason) throws IOException {
    cluster.pod(
        cluster.job(),
        new PodStatusBuilder()
            .withPhase("Failed")
            .withReason(reason)
            .withMessage("The node was low on resource: memory.")
            .build());
    PodJobs.wrote(job, 143);

    assertThat(look())
        .isEqualTo(
            new RunState.Interrupted(
                "Kubernetes broke it off: %s: The node was low on resource: memory.."
                    .formatted(reason)));
  }

  @Test
  void a_pod_whose_node_does_not_answer_may_run_again_once_kubernetes_gives_it_up()
      throws IOException {
    var status =
        new PodStatusBuilder()
            .withPhase("Running")
            .addNewCondition()
            .withType("DisruptionTarget")
            .withStatus("True")
            .withReason("DeletionByTaintManager")
            .withMessage("Taint manager: deleting due to NoExecute taint")
            .endCondition()
            .build();
    cluster.pod(cluster.job(), status);
    assertThat(look()).isInstanceOf(RunState.Running.class);

    cluster.ended(cluster.job(), "Failed", "BackoffLimitExceeded");

    assertThat(look()).isInstanceOf(RunState.Interrupted.class);
    assertThat(runner.stop(job)).isFalse();
    assertThat(runner.stop(job)).as("its pod may still run").isFalse();
  }

  @Test
  void a_job_that_was_done_before_its_node_failed_is_done() throws IOException {
    cluster.pod(
        cluster.job(), new PodStatusBuilder().withPhase("Failed").withReason("NodeLost").build());
    PodJobs.wrote(job, 0);

    assertThat(look()).isEqualTo(new RunState.Ended(0));
  }

  @Test
  void a_container_that_cannot_run_the_script_says_why() throws IOException {
    cluster.pod(
        cluster.job(),
        new PodStatusBuilder()
            .withPhase("Failed")
            .addNewContainerStatus()
            .withName("job")
            .withNewState()
            .withNewTerminated()
            .withReason("StartError")
            .withExitCode(128)
            .withMessage("exec: \"/bin/bash\": no such file or directory")
            .endTerminated()
            .endState()
            .endContainerStatus()
            .build());

    assertThat(look())
        .isEqualTo(
            new RunState.Failed(
                Failure.UNKNOWN,
                "Kubernetes could not start its script: StartError:"
                    + " exec: \"/bin/bash\": no such file or directory."));
  }

  @Test
  void a_job_that_was_removed_a_while_after_its_end_is_known_by_its_exit_code() throws IOException {
    PodJobs.wrote(job, 3);
    cluster.purge(cluster.job());

    assertThat(look()).isEqualTo(new RunState.Ended(3));
  }

  @Test
  void a_job_that_somebody_deleted_while_it_ran_has_failed() throws IOException {
    PodJobs.wrote(job, 143);
    cluster.purge(cluster.job());

    assertThat(look())
        .isEqualTo(
            new RunState.Failed(
                Failure.UNKNOWN,
                "It was deleted at Kubernetes, and killed with that (exit code 143)."));
  }

  @Test
  void a_job_that_somebody_deleted_before_it_ran_is_not_started_again() throws IOException {
    cluster.purge(cluster.job());

    assertThat(look())
        .isEqualTo(
            new RunState.Lost("It was deleted at Kubernetes by somebody, and left no exit code."));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ImagePullBackOff,true",
    "ErrImagePull,true",
    "InvalidImageName,true",
    "CreateContainerConfigError,true",
    "ContainerCreating,false"
  })
  void a_pod_that_cannot_start_fails_with_the_reason_once_it_is_gone(String reason, boolean fails)
      throws IOException {
    cluster.pod(cluster.job(), waiting(reason));
    try (var strict = jobs.runner(Map.of("stuck_seconds", "1"))) {
      assertThat(strict.look(List.of(job))).containsValue(waitingState());
      await()
          .during(Duration.ofMillis(fails ? 0 : 1500))
          .until(() -> look(strict) != null && cluster.jobs().isEmpty() == fails);
      if (fails) {
        assertThat(look(strict)).as("its pod is still there").isNotInstanceOf(failed());
        cluster.client().resource(cluster.pods().get(0)).delete();
        assertThat(look(strict))
            .isEqualTo(
                new RunState.Failed(
                    Failure.UNKNOWN,
                    "Kubernetes did not start it: %s: no such image.".formatted(reason)));
      }
    }
  }

  @Test
  void a_pod_without_a_place_waits_for_ever_unless_configured() throws IOException {
    cluster.pod(cluster.job(), unschedulable());
    try (var strict = jobs.runner(Map.of("stuck_seconds", "1"))) {
      await().during(Duration.ofMillis(1500)).until(() -> look(strict).equals(waitingState()));
    }
    assertThat(cluster.jobs()).hasSize(1);
  }

  @Test
  void a_pod_that_waited_too_long_for_a_place_counts_as_one_that_ran_too_long() throws IOException {
    Pod pod = cluster.pod(cluster.job(), unschedulable());
    try (var strict = jobs.runner(Map.of("k8s_unschedulable_walltime_limit", "1"))) {
      await().until(() -> look(strict) != null && cluster.jobs().isEmpty());
      cluster.client().resource(pod).delete();
      assertThat(look(strict))
          .isEqualTo(
              new RunState.Failed(
                  Failure.WALLTIME_REACHED,
                  "Kubernetes did not start it: Unschedulable: 0/3 nodes are available."));
    }
  }

  private RunState look() throws IOException {
    return look(runner);
  }

  private RunState look(KubernetesRunner asked) throws IOException {
    return asked.look(List.of(job)).get(job);
  }

  private RunState waitingState() {
    return new RunState.Waiting(
        cluster.pods().get(0).getMetadata().getLabels().get(Labels.JOB_NAME));
  }

  private static Class<RunState.Failed> failed() {
    return RunState.Failed.class;
  }

  private static RunState walltime() {
    return new RunState.Failed(
        Failure.WALLTIME_REACHED, "It reached the walltime of its destination.");
  }

  private static PodStatus terminated(String reason, int code) {
    return new PodStatusBuilder()
        .withPhase("Failed")
        .addNewContainerStatus()
        .withName("job")
        .withNewState()
        .withNewTerminated()
        .withReason(reason)
        .withExitCode(code)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .build();
  }

  private static PodStatus waiting(String reason) {
    return new PodStatusBuilder()
        .withPhase("Pending")
        .addNewContainerStatus()
        .withName("job")
        .withNewState()
        .withNewWaiting()
        .withReason(reason)
        .withMessage("no such image")
        .endWaiting()
        .endState()
        .endContainerStatus()
        .build();
  }

  private static PodStatus unschedulable() {
    return new PodStatusBuilder()
        .withPhase("Pending")
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("False")
        .withReason("Unschedulable")
        .withMessage("0/3 nodes are available")
        .endCondition()
        .build();
  }
}
