package org.abell.runner.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.abell.runner.cluster.BatchFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the runner asks of the API server, and what it makes of the answers. */
class KubernetesRunnerTest {

  private static final String SELECTOR =
      "app.kubernetes.io%2Fmanaged-by%3Dabell%2Capp.kubernetes.io%2Fcomponent%3Djob"
          + "%2Cabell.org%2Frunner%3Dpods";

  private static MockCluster cluster;

  @TempDir Path root;

  private PodJobs jobs;
  private KubernetesRunner runner;

  @BeforeAll
  static void startCluster() {
    cluster = new MockCluster();
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void connect() throws IOException {
    jobs = new PodJobs(cluster.kubeconfig(root), root);
    runner = jobs.runner(Map.of());
  }

  @AfterEach
  void close() {
    runner.close();
    cluster.clear();
  }

  @Test
  void a_job_is_created_under_a_name_that_follows_from_its_token() throws Exception {
    var job = jobs.job("abell-7-1");

    var state = runner.start(job);

    var object = cluster.job();
    assertThat(object.getMetadata().getName()).matches("abell-7-1-[0-9a-f]{8}");
    assertThat(state).isEqualTo(new RunState.Waiting(object.getMetadata().getName()));
    assertThat(look(job)).isEqualTo(state);
    assertThat(object.getMetadata().getLabels())
        .containsEntry("abell.org/token", "abell-7-1")
        .containsEntry("abell.org/job", "7")
        .containsEntry("abell.org/destination", "quick")
        .containsEntry("app.kubernetes.io/name", "toolshed_cat_1");
  }

  @Test
  void nobody_but_the_handler_starts_a_job_again() throws Exception {
    runner.start(jobs.job("abell-7-1"));

    var spec = cluster.job().getSpec();
    assertThat(spec.getBackoffLimit()).isZero();
    assertThat(spec.getCompletions()).isEqualTo(1);
    assertThat(spec.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
  }

  @Test
  void a_job_that_was_created_before_is_adopted() throws Exception {
    var job = jobs.job("abell-7-1");
    var first = runner.start(job);
    Files.delete(new BatchFiles(job).script().resolveSibling("id"));

    assertThat(jobs.runner(Map.of()).start(job)).isEqualTo(first);
    assertThat(cluster.jobs()).hasSize(1);
    assertThat(new BatchFiles(job).submittedAs()).hasValue(first.externalId());
  }

  @Test
  void a_job_of_the_same_name_in_another_place_is_not_adopted() throws Exception {
    var job = jobs.job("abell-7-1");
    runner.start(job);
    cluster
        .client()
        .resource(cluster.job())
        .edit(
            j -> {
              j.getMetadata().getAnnotations().put(Manifest.DIRECTORY, "/elsewhere");
              return j;
            });

    assertThatThrownBy(() -> runner.start(job))
        .isInstanceOf(JobRefused.class)
        .hasMessageContaining("that is another's");
  }

  @Test
  void a_job_that_was_never_created_is_not_started() throws Exception {
    var job = jobs.job("abell-7-1");
    assertThat(look(job)).isEqualTo(new RunState.NotStarted());

    new BatchFiles(job).prepare();
    assertThat(look(job)).isEqualTo(new RunState.NotStarted());
  }

  @ParameterizedTest(name = "{0} jobs are looked at by two requests")
  @ValueSource(ints = {10, 500})
  void one_listing_shows_all_jobs(int count) throws Exception {
    var all = new ArrayList<RunnerJob>();
    for (int i = 1; i <= count; i++) {
      all.add(jobs.job("abell-%d-1".formatted(i)));
      runner.start(all.get(i - 1));
    }
    cluster.forgetRequests();

    assertThat(runner.look(all)).hasSize(count);
    assertThat(cluster.requests())
        .hasSize(2)
        .allMatch(r -> r.startsWith("GET ") && r.contains("?labelSelector="));
  }

  @Test
  void those_who_ask_at_the_same_time_share_a_listing() throws Exception {
    var calm = jobs.runner(Map.of("poll_seconds", "60"));
    var one = jobs.job("abell-1-1");
    var other = jobs.job("abell-2-1");
    calm.start(one);
    calm.start(other);
    calm.look(List.of(one));
    cluster.forgetRequests();

    calm.look(List.of(other));

    assertThat(cluster.requests()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | Kubernetes does not accept the credentials (401) to list jobs
          403 | Kubernetes does not allow (403) to list jobs in the namespace lab: the server said it
          429 | Kubernetes answered 429 to list jobs in the namespace lab: the server said it
          500 | Kubernetes answered 500 to list jobs in the namespace lab: the server said it
          503 | Kubernetes answered 503 to list jobs in the namespace lab: the server said it
          """)
  void while_the_server_does_not_answer_nothing_is_known(int code, String sentence)
      throws Exception {
    var job = jobs.job("abell-7-1");
    cluster.answerListingsBy(SELECTOR, code, "the server said it");

    assertThatThrownBy(() -> look(job))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void a_server_that_is_away_is_not_asked_again_at_once() throws Exception {
    var job = jobs.job("abell-7-1");
    cluster.answerListingsBy(SELECTOR, 503, "overloaded");
    assertThatThrownBy(() -> look(job)).isInstanceOf(IOException.class);
    cluster.forgetRequests();

    assertThatThrownBy(() -> look(job)).hasMessageContaining("overloaded");
    assertThat(cluster.requests()).isEmpty();
  }

  @Test
  void a_server_that_is_gone_leaves_everything_unknown() throws Exception {
    var gone = new MockCluster();
    var there = new PodJobs(gone.kubeconfig(root), root);
    gone.close();
    var job = there.job("abell-7-1");
    try (var lost = there.runner(Map.of())) {
      assertThatThrownBy(() -> lost.look(List.of(job)))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Kubernetes cannot be reached to list jobs in the namespace lab");
      assertThatThrownBy(() -> lost.stop(job)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_kubeconfig_that_is_not_there_leaves_everything_unknown() throws Exception {
    var job = jobs.job("abell-7-1");
    try (var blind = jobs.runner(Map.of("k8s_config_path", "/no/such/file"))) {
      assertThatThrownBy(() -> blind.start(job))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("/no/such/file cannot be read");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  void what_the_server_does_not_want_is_refused_with_its_reason(int code) throws Exception {
    var job = jobs.job("abell-7-1");
    cluster.answerCreationsBy(code, "spec.template is odd");

    assertThatThrownBy(() -> runner.start(job))
        .isInstanceOf(JobRefused.class)
        .hasMessage("Kubernetes does not want the job: spec.template is odd");
    assertThat(look(job)).isEqualTo(new RunState.NotStarted());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500})
  void a_job_that_could_not_be_created_for_now_is_not_refused(int code) throws Exception {
    var job = jobs.job("abell-7-1");
    cluster.answerCreationsBy(code, "exceeded quota");

    assertThatThrownBy(() -> runner.start(job)).isInstanceOf(IOException.class);
  }

  @Test
  void a_stopped_job_is_gone_once_its_pod_is() throws Exception {
    var job = jobs.job("abell-7-1");
    runner.start(job);
    var pod = cluster.pod(cluster.job(), "Running");

    assertThat(runner.stop(job)).isFalse();
    assertThat(cluster.jobs()).isEmpty();
    assertThat(runner.stop(job)).isFalse();
    assertThat(look(job)).isInstanceOf(RunState.Running.class);

    cluster.client().resource(pod).delete();
    assertThat(runner.stop(job)).isTrue();
  }

  @Test
  void a_pod_that_its_job_left_behind_is_stopped() throws Exception {
    var hasty = jobs.runner(Map.of("k8s_timeout_seconds_job_deletion", "0"));
    var job = jobs.job("abell-7-1");
    hasty.start(job);
    cluster.pod(cluster.job(), "Running");

    await().until(() -> hasty.stop(job));
    assertThat(cluster.pods()).isEmpty();
  }

  @Test
  void stopping_a_job_that_never_was_is_no_error() throws Exception {
    var job = jobs.job("abell-7-1");
    await().until(() -> runner.stop(job));
  }

  @ParameterizedTest(name = "k8s_cleanup_job {0} after exit code {1}: {2} left")
  @CsvSource({"always,0,0", "always,3,0", "onsuccess,0,0", "onsuccess,3,1", "never,0,1"})
  void what_kubernetes_keeps_of_an_ended_job_goes_as_configured(String when, int code, int left)
      throws Exception {
    var tidy = jobs.runner(Map.of("k8s_cleanup_job", when));
    var job = jobs.job("abell-7-1", Map.of("k8s_cleanup_job", when));
    tidy.start(job);
    assertThat(cluster.job().getSpec().getTtlSecondsAfterFinished() == null)
        .isEqualTo(when.equals("never"));
    PodJobs.wrote(job, code);
    cluster.ended(cluster.job(), "Complete", null);
    assertThat(tidy.look(List.of(job))).containsEntry(job, new RunState.Ended(code));
    assertThat(cluster.jobs()).hasSize(1);

    tidy.forget(job);

    await()
        .during(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(cluster.jobs()).hasSize(left));
  }

  @Test
  void a_job_that_was_not_seen_to_end_is_not_cleaned_up() throws Exception {
    var job = jobs.job("abell-7-1");
    runner.start(job);
    look(job);

    runner.forget(job);

    await()
        .during(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(cluster.jobs()).hasSize(1));
  }

  private RunState look(RunnerJob job) throws IOException {
    return runner.look(List.of(job)).get(job);
  }
}
