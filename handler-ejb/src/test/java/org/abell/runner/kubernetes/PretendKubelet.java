package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for what a real cluster has around its API: the job controller, the scheduler, the
 * garbage collector and one node's kubelet. It makes the one pod of each job, runs the command of
 * its container as a process of this host, in a session of its own and with the container's
 * variables, and notes in pod and job how it ended. There is no container: the process sees this
 * host's files, and only its limits of memory and time are pretended, by whoever tests them.
 */
public final class PretendKubelet implements AutoCloseable {

  private static final long ROUND_MILLIS = 50;
  private static final int OUT_OF_MEMORY = 137;

  private final MockCluster cluster;
  private final Map<String, Process> running = new ConcurrentHashMap<>();
  private final List<String> created = new ArrayList<>();
  private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean roomy = true;

  /** Takes the jobs of that cluster from now on. */
  public PretendKubelet(MockCluster cluster) {
    this.cluster = cluster;
    rounds.scheduleWithFixedDelay(this::round, 0, ROUND_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** From now on no node has room. */
  public void fill() {
    roomy = false;
  }

  /** From now on there is room again. */
  public void drain() {
    roomy = true;
  }

  /** How many pods there have been. */
  public synchronized int podsSoFar() {
    return created.size();
  }

  /** Every pod is killed, as the kernel does it when a container takes too much memory. */
  public synchronized void killForMemory() {
    end("OOMKilled", "");
  }

  /** The node goes away with all its pods, and Kubernetes notices. */
  public synchronized void loseNode() {
    end("Error", "NodeLost");
  }

  private void end(String container, String podReason) {
    for (var pod : cluster.pods()) {
      var process = running.remove(pod.getMetadata().getName());
      if (process != null) {
        signal("-KILL", process);
        process.onExit().join();
        cluster.becomes(pod, "Failed", podReason, exit(container, OUT_OF_MEMORY));
        jobOf(pod).forEach(job -> cluster.ended(job, "Failed", "BackoffLimitExceeded"));
      }
    }
  }

  private synchronized void round() {
    try {
      if (roomy) {
        cluster.jobs().stream()
            .filter(job -> !created.contains(job.getMetadata().getName()))
            .forEach(this::start);
      }
      cluster.pods().forEach(this::watch);
    } catch (RuntimeException e) {
      // The cluster is being taken down, or its objects changed meanwhile: the next round tells.
    }
  }

  private void start(Job job) {
    var pod = cluster.pod(job, "Pending");
    created.add(job.getMetadata().getName());
    var container = pod.getSpec().getContainers().get(0);
    var command = new ArrayList<>(List.of("setsid"));
    command.addAll(container.getCommand());
    var builder =
        new ProcessBuilder(command)
            .directory(Path.of(container.getWorkingDir()).toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    container.getEnv().stream()
        .filter(v -> v.getValue() != null)
        .forEach((EnvVar v) -> builder.environment().put(v.getName(), v.getValue()));
    try {
      running.put(pod.getMetadata().getName(), builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cluster.becomes(pod, "Running", "", new ContainerStateBuilder().withNewRunning().endRunning());
  }

  private void watch(Pod pod) {
    var process = running.get(pod.getMetadata().getName());
    if (process == null) {
      return;
    }
    var job = jobOf(pod);
    if (!process.isAlive()) {
      running.remove(pod.getMetadata().getName());
      if (job.isEmpty()) {
        cluster.client().resource(pod).delete();
        return;
      }
      var code = process.exitValue();
      var well = code == 0;
      cluster.becomes(
          pod, well ? "Succeeded" : "Failed", "", exit(well ? "Completed" : "Error", code));
      cluster.ended(job.get(0), well ? "Complete" : "Failed", well ? null : "BackoffLimitExceeded");
    } else if (job.isEmpty()) {
      // Only the first process of a container is told to stop.
      process.destroy();
    }
  }

  private List<Job> jobOf(Pod pod) {
    var name = pod.getMetadata().getLabels().get(Labels.JOB_NAME);
    return cluster.jobs().stream().filter(j -> j.getMetadata().getName().equals(name)).toList();
  }

  private static ContainerStateBuilder exit(String reason, int code) {
    return new ContainerStateBuilder()
        .withNewTerminated()
        .withReason(reason)
        .withExitCode(code)
        .endTerminated();
  }

  /** To the process and all that it started: it leads a session of its own. */
  private static void signal(String signal, Process process) {
    try {
      new ProcessBuilder("kill", signal, "--", "-" + process.pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    rounds.shutdownNow();
    running.values().forEach(process -> signal("-KILL", process));
  }
}
