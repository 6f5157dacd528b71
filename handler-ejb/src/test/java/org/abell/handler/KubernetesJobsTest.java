package org.abell.handler;

import static org.abell.handler.HandlerFixture.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abell.job.Job;
import org.abell.job.JobClaim;
import org.abell.job.JobState;
import org.abell.jobdir.JobScript;
import org.abell.runner.kubernetes.DyingCreator;
import org.abell.runner.kubernetes.MockCluster;
import org.abell.runner.kubernetes.PretendKubelet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers whose jobs run as pods of a mock cluster; {@link PretendKubelet} runs their scripts. */
class KubernetesJobsTest {

  private static final String OTHER = "handler1";
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path root;

  private final MockCluster cluster = new MockCluster();
  private final PretendKubelet kubelet = new PretendKubelet(cluster);
  private HandlerFixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    fixture = new HandlerFixture(root);
    fixture.writeTool(
        "echo run >> %s; while [ ! -e %s ]; do sleep 0.1; done; echo \\$GALAXY_SLOTS > '$out'"
            .formatted(root.resolve("runs"), root.resolve("go")));
    fixture.configure(configuration("requests_cpu: 3500m"));
  }

  @AfterEach
  void letAllEnd() throws IOException {
    go();
    fixture.close();
    kubelet.close();
    cluster.close();
  }

  @Test
  void a_job_is_queued_until_its_pod_runs_it_and_leaves_nothing_behind() throws IOException {
    kubelet.fill();
    fixture.start(1);
    var job = fixture.submit();
    await().atMost(SOON).until(() -> fixture.read(job, j -> j.route().externalId()).isPresent());
    assertThat(fixture.state(job)).isEqualTo(JobState.QUEUED);

    kubelet.drain();
    fixture.becomes(job, JobState.RUNNING, SOON);
    go();

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "out")).hasContent("4");
    await().atMost(SOON).until(() -> cluster.jobs().isEmpty());
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
  void a_tool_that_fails_has_failed_here_and_not_at_kubernetes() throws IOException {
    fixture.writeTool("echo sorry >&2; exit 3");
    fixture.start(1);
    var job = fixture.submit();

    fixture.becomes(job, JobState.ERROR, SOON);
    Optional<Integer> code = fixture.read(job, j -> j.result().exitCode());
    assertThat(code).hasValue(3);
  }

  @Test
  void a_handler_killed_between_creation_and_record_leaves_one_job() throws Exception {
    var job = fixture.submit();
    fixture.database.execute(
        "update job set handler = '%s', fence = 1 where id = %d".formatted(NAME, job));
    var token = "abell-%d-1".formatted(job);
    fixture.queued(new JobClaim(job, NAME, 1), "pods", token);
    fixture.database.execute("update job set destination_id = 'cluster' where id = " + job);
    JobScript.of("echo run >> %s; sleep 2".formatted(root.resolve("runs")))
        .writeTo(fixture.directory(job));
    for (var output : List.of("out", "work")) {
      var file = fixture.file(job, output);
      Files.createDirectories(file.getParent());
      Files.createFile(fixture.directory(job).output(file));
    }
    kubelet.fill();
    cluster.keepCreationsQuiet();
    var dying = dyingCreator(token, job);
    await().atMost(SOON).until(() -> !cluster.jobs().isEmpty());
    dying.destroyForcibly().waitFor();
    cluster.answerCreations();
    assertThat(fixture.directory(job).root().resolve("cluster-" + token + "/id")).doesNotExist();

    fixture.start(1);
    await().atMost(SOON).until(() -> fixture.read(job, j -> j.route().externalId()).isPresent());
    kubelet.drain();
    go();

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(kubelet.podsSoFar()).isEqualTo(1);
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
  void a_job_that_needs_more_memory_gets_it() throws IOException {
    fixture.configure(
        configuration(
            """
            resubmit: [{condition: memory_limit_reached, environment: more}]}
                more: {runner: pods, docker_default_container_id: 'debian:12', limits_memory: 2Gi\
            """));
    fixture.start(1);
    var job = fixture.running(SOON);

    kubelet.killForMemory();

    await().atMost(SOON).until(() -> kubelet.podsSoFar() == 2);
    go();
    fixture.becomes(job, JobState.OK, SOON);
    Optional<String> destination = fixture.read(job, j -> j.route().destinationId());
    assertThat(destination).hasValue("more");
  }

  @Test
  void a_job_whose_node_fails_runs_again() throws IOException {
    fixture.start(1);
    var job = fixture.running(SOON);

    kubelet.loseNode();

    await().atMost(SOON).until(() -> kubelet.podsSoFar() == 2);
    go();
    fixture.becomes(job, JobState.OK, SOON);
    int attempts = fixture.read(job, j -> j.route().attempt());
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void a_job_that_is_deleted_leaves_the_cluster_and_its_processes_end() {
    fixture.writeTool("exec sleep 654");
    fixture.start(1);
    var job = fixture.running(SOON);

    fixture.stop(job);

    fixture.becomes(job, JobState.DELETED, SOON);
    assertThat(cluster.jobs()).isEmpty();
    assertThat(cluster.pods()).isEmpty();
    assertThat(ProcessHandle.allProcesses().filter(KubernetesJobsTest::sleeps)).isEmpty();
  }

  private static boolean sleeps(ProcessHandle process) {
    return process.info().commandLine().filter(c -> c.endsWith("sleep 654")).isPresent();
  }

  @Test
  void a_job_without_an_image_fails_and_says_so() {
    fixture.configure(configuration("").replace("docker_default_container_id: 'debian:12',", ""));
    fixture.start(1);
    var job = fixture.submit();

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info))
        .contains("The destination cluster runs tools in containers only, and there is none for");
  }

  @Test
  void a_job_whose_directory_no_pod_would_see_fails_and_says_so() throws IOException {
    fixture.configure(configuration("k8s_persistent_volume_claims: 'shared:/elsewhere'"));
    fixture.start(1);
    var job = fixture.submit();

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info))
        .contains("No volume that pods can write holds the directory of the job");
  }

  private String configuration(String destination) {
    try {
      return """
          runners:
            pods:
              load: galaxy.jobs.runners.kubernetes:KubernetesJobRunner
              k8s_config_path: %s
              k8s_namespace: %s
              k8s_persistent_volume_claims: 'shared:%s'
          execution:
            default: cluster
            environments:
              cluster: {runner: pods, docker_default_container_id: 'debian:12', %s}
          """
          .formatted(cluster.kubeconfig(root), MockCluster.NAMESPACE, root, destination);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates the object, and never hears that it did. */
  private Process dyingCreator(String token, long job) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            DyingCreator.class.getName(),
            root.resolve("kubeconfig").toString(),
            token,
            fixture.directory(job).root().toString(),
            Long.toString(job));
    return new ProcessBuilder(command).inheritIO().start();
  }

  private void go() throws IOException {
    var go = root.resolve("go");
    if (!Files.exists(go)) {
      Files.createFile(go);
    }
  }
}
