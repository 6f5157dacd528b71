package org.abell.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.abell.debian.SlurmCluster;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.abell.runner.RunnerSetup;
import org.abell.runner.cluster.ClusterRunner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Short jobs at a real Slurm: how many are submitted in a second, and what one look at ten and at
 * all of them costs. Slurm's commands are counted by scripts of the same names before them.
 */
@Tag("bench")
class ClusterBench {

  private static final int FEW = 10;
  private static final int MANY = 500;
  private static final int SUBMITTERS = 4;
  private static final int LOOKS = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final List<String> COMMANDS = List.of("sbatch", "squeue", "sacct", "scancel");

  @TempDir private Path root;

  @Test
  void a_look_at_many_jobs_is_one_command() throws Exception {
    try (var slurm = SlurmCluster.start();
        var runner = runner(slurm)) {
      var began = System.nanoTime();
      submit(runner, jobs(0, FEW));
      end(runner, jobs(0, FEW));
      look("10 jobs, 10 at Slurm", runner, jobs(0, FEW));

      var submitted = System.nanoTime();
      submit(runner, jobs(FEW, MANY));
      var taken = System.nanoTime() - submitted;
      end(runner, jobs(FEW, MANY));
      System.out.printf(
          "%d jobs submitted, %d at once: %.1f/s; ended: %.1f/s%n",
          MANY - FEW,
          SUBMITTERS,
          (MANY - FEW) / (taken / 1e9),
          (MANY - FEW) / ((System.nanoTime() - submitted) / 1e9));

      look("10 jobs, 500 at Slurm", runner, jobs(0, FEW));
      look("500 jobs, 500 at Slurm", runner, jobs(0, MANY));
      assertThat(count("sbatch")).isEqualTo(MANY);
      assertThat(System.nanoTime() - began).isLessThan(PATIENCE.toNanos());
    }
  }

  private void look(String what, ClusterRunner runner, List<RunnerJob> jobs) throws IOException {
    var before = COMMANDS.stream().mapToInt(this::count).sum();
    var costs = new ArrayList<Long>();
    for (int i = 0; i < LOOKS; i++) {
      var began = System.nanoTime();
      assertThat(runner.look(jobs)).hasSize(jobs.size());
      costs.add(System.nanoTime() - began);
    }
    costs.sort(null);
    var commands = COMMANDS.stream().mapToInt(this::count).sum() - before;
    System.out.printf(
        "a look at %s: median %.1f ms, 90th percentile %.1f ms; %d commands in %d looks%n",
        what, costs.get(LOOKS / 2) / 1e6, costs.get(LOOKS * 9 / 10) / 1e6, commands, LOOKS);
    assertThat(commands).isEqualTo(LOOKS);
  }

  private static void submit(ClusterRunner runner, List<RunnerJob> jobs) throws Exception {
    var threads = Executors.newFixedThreadPool(SUBMITTERS);
    try {
      var submissions = new ArrayList<Callable<RunState>>();
      jobs.forEach(job -> submissions.add(() -> runner.start(job)));
      for (var submission : threads.invokeAll(submissions)) {
        submission.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void end(ClusterRunner runner, List<RunnerJob> jobs) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> runner.look(jobs).values().stream().allMatch(new RunState.Ended(0)::equals));
  }

  private List<RunnerJob> jobs(int first, int end) throws IOException {
    var jobs = new ArrayList<RunnerJob>();
    for (int i = first; i < end; i++) {
      var directory = new JobDirectory(root.resolve("jobs").resolve("job" + i), i);
      if (!Files.exists(directory.root())) {
        JobScript.of("true").writeTo(directory);
      }
      jobs.add(new RunnerJob("slurm", "abell-%d-1".formatted(i), directory));
    }
    return jobs;
  }

  private ClusterRunner runner(SlurmCluster slurm) throws IOException {
    var texts = new LinkedHashMap<String, ParamValue>();
    Map.of(
            "env_SLURM_CONF",
            slurm.configuration().toString(),
            "env_PATH",
            counters() + ":" + System.getenv("PATH"),
            "poll_seconds",
            "0")
        .forEach((name, text) -> texts.put(name, new ParamValue.Text(text)));
    var plugin =
        new RunnerPlugin("slurm", "slurm", RunnerKind.SLURM, SUBMITTERS, new Params(texts));
    return new ClusterRunner(new RunnerSetup(plugin, Clock.systemUTC(), ended -> {}));
  }

  /** A folder with a script for each command that notes its call and then is the command. */
  private Path counters() throws IOException {
    var folder = Files.createDirectories(root.resolve("counters"));
    for (var command : COMMANDS) {
      var script = folder.resolve(command);
      Files.writeString(
          script,
          "#!/bin/sh\necho >> %s\nPATH=${PATH#*:} exec %s \"$@\"\n"
              .formatted(counter(command), command));
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return folder;
  }

  private Path counter(String command) {
    return root.resolve(command + ".calls");
  }

  private int count(String command) {
    var counter = counter(command);
    try {
      return Files.exists(counter) ? Files.readAllLines(counter).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
