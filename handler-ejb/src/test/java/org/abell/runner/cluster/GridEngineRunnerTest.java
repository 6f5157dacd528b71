package org.abell.runner.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.debian.GridEngineCluster;
import org.abell.jobconf.Destination;
import org.abell.jobconf.MetricsChoice;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.resubmission.Failure;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.abell.runner.RunnerSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner at a real Grid Engine. */
class GridEngineRunnerTest {

  private static final Duration SOON = Duration.ofSeconds(60);
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

  private void ends(ClusterRunner runner, RunnerJob job, RunState state) {
    await().atMost(SOON).untilAsserted(() -> assertThat(look(runner, job)).isEqualTo(state));
  }

  private static RunState look(ClusterRunner runner, RunnerJob job) throws IOException {
    return runner.look(List.of(job)).get(job);
  }

  private static ClusterRunner runner() {
    var params = new LinkedHashMap<String, String>();
    cluster.environment().forEach((name, value) -> params.put("env_" + name, value));
    params.put("poll_seconds", "0");
    var plugin = new RunnerPlugin("grid", "drmaa", RunnerKind.DRMAA, 4, params(params));
    return new ClusterRunner(new RunnerSetup(plugin, Clock.systemUTC(), job -> {}));
  }

  private RunnerJob job(String token, String command, String options) throws IOException {
    var number = Long.parseLong(token.split("-")[1]);
    var directory = new JobDirectory(root.resolve("job" + number), number);
    JobScript.of(command).writeTo(directory);
    var destination =
        new Destination(
            "there",
            "grid",
            List.of(),
            params(Map.of("nativeSpecification", options)),
            List.of(),
            List.of(),
            new MetricsChoice.Usual());
    return new RunnerJob("grid", token, directory, new RunnerJob.Details("cat1", destination));
  }

  private static Params params(Map<String, String> texts) {
    var values = new LinkedHashMap<String, ParamValue>();
    texts.forEach((name, text) -> values.put(name, new ParamValue.Text(text)));
    return new Params(values);
  }
}
