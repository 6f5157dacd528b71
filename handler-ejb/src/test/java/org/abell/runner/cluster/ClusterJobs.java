package org.abell.runner.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.jobconf.Destination;
import org.abell.jobconf.MetricsChoice;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;
import org.abell.jobdir.Allowance;
import org.abell.jobdir.Folders;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.jobdir.ProcessLimits;
import org.abell.jobdir.ScriptSetting;
import org.abell.jobdir.ToolCommand;
import org.abell.measure.Measuring;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.abell.runner.RunnerSetup;

/** Runners of a real cluster, and jobs for them in a folder. */
record ClusterJobs(RunnerKind kind, Map<String, String> environment, Path root) {

  static final Duration SOON = Duration.ofSeconds(60);

  /** A runner that asks each time it is asked itself. */
  ClusterRunner runner(Map<String, String> more) {
    var texts = new LinkedHashMap<>(more);
    environment.forEach((name, value) -> texts.put("env_" + name, value));
    texts.put("poll_seconds", "0");
    var plugin = new RunnerPlugin("there", "there", kind, 4, params(texts));
    return new ClusterRunner(new RunnerSetup(plugin, Clock.systemUTC(), job -> {}));
  }

  /** A job whose number is that in its token, with options for its cluster. */
  RunnerJob job(String token, String command, String options) throws IOException {
    var number = Long.parseLong(token.split("-")[1]);
    var directory = new JobDirectory(root.resolve("job" + number), number);
    var setting =
        new ScriptSetting(
            Allowance.ofCluster(),
            Optional.empty(),
            List.of(),
            Folders.OWN,
            ScriptSetting.USUAL_SHELL,
            Measuring.USUAL,
            ProcessLimits.NONE,
            "");
    new JobScript(ToolCommand.of(command), setting).writeTo(directory);
    return new RunnerJob("there", token, directory, details(options));
  }

  static void ends(ClusterRunner runner, RunnerJob job, RunState state) {
    await().atMost(SOON).untilAsserted(() -> assertThat(look(runner, job)).isEqualTo(state));
  }

  static RunState look(ClusterRunner runner, RunnerJob job) throws IOException {
    return runner.look(List.of(job)).get(job);
  }

  private static RunnerJob.Details details(String options) {
    return new RunnerJob.Details(
        "toolshed/cat 1",
        new Destination(
            "there",
            "there",
            List.of(),
            params(Map.of("nativeSpecification", options)),
            List.of(),
            List.of(),
            new MetricsChoice.Usual()));
  }

  private static Params params(Map<String, String> texts) {
    var values = new LinkedHashMap<String, ParamValue>();
    texts.forEach((name, text) -> values.put(name, new ParamValue.Text(text)));
    return new Params(values);
  }
}
