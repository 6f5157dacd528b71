package org.abell.runner.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.runner.RunnerJob;
import org.abell.runner.RunnerSetup;
import org.abell.runner.cluster.BatchFiles;

/** Runners of a mock cluster, and jobs for them in a folder that all pods are said to see. */
record PodJobs(Path kubeconfig, Path root) {

  /** A runner that asks each time it is asked itself. */
  KubernetesRunner runner(Map<String, String> more) {
    return runner(more, Clock.systemUTC());
  }

  KubernetesRunner runner(Map<String, String> more, Clock clock) {
    var texts = new LinkedHashMap<String, String>();
    texts.put("k8s_config_path", kubeconfig.toString());
    texts.put("k8s_namespace", MockCluster.NAMESPACE);
    texts.put("poll_seconds", "0");
    texts.putAll(more);
    var plugin = new RunnerPlugin("pods", "kubernetes", RunnerKind.KUBERNETES, 4, params(texts));
    return new KubernetesRunner(new RunnerSetup(plugin, clock, job -> {}));
  }

  /** A job whose number is that in its token. */
  RunnerJob job(String token) throws IOException {
    return job(token, Map.of());
  }

  /** A job on a destination that says something. */
  RunnerJob job(String token, Map<String, String> destination) throws IOException {
    var number = Long.parseLong(token.split("-")[1]);
    var directory = new JobDirectory(root.resolve("job" + number), number);
    JobScript.of("true").writeTo(directory);
    return job(token, directory, destination);
  }

  /** A job that lies there, with its script. */
  RunnerJob job(String token, JobDirectory directory, Map<String, String> destination) {
    var texts = new LinkedHashMap<String, String>();
    texts.put("k8s_persistent_volume_claims", "shared:" + root);
    texts.putAll(destination);
    var details =
        new RunnerJob.Details(
            "toolshed/cat 1",
            new Destination(
                "quick",
                "pods",
                List.of(),
                params(texts),
                List.of(),
                List.of(),
                new MetricsChoice.Usual()),
            Optional.of("quay.example/cat:1"));
    return new RunnerJob("pods", token, directory, details);
  }

  /** The pod has begun to run the job's script. */
  static void claimed(RunnerJob job) throws IOException {
    Files.createDirectories(new BatchFiles(job).script().resolveSibling("claimed"));
  }

  /** The job's script has run to its end. */
  static void wrote(RunnerJob job, int exitCode) throws IOException {
    claimed(job);
    Files.writeString(job.directory().exitCodeFile(), exitCode + "\n");
  }

  private static Params params(Map<String, String> texts) {
    var values = new LinkedHashMap<String, ParamValue>();
    texts.forEach((name, text) -> values.put(name, new ParamValue.Text(text)));
    return new Params(values);
  }
}
