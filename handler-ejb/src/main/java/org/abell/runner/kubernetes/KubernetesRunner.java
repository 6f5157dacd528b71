package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.abell.jobconf.KubernetesParams;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.abell.runner.RunnerSetup;
import org.abell.runner.cluster.BatchFiles;

/**
 * Runs jobs as pods. The name of the object follows from the job's token, so a creation that nobody
 * could note is found again, and repeating it changes nothing; should there ever be a second pod,
 * it does not run the job, for each begins by claiming the job's folder.
 */
public final class KubernetesRunner implements Runner {

  private final Clock clock;
  private final Map<String, String> labels;
  private final Times times;
  private final ApiServer server;
  private final Unstartable unstartable;
  private final Cleanup cleanup;
  private final Map<String, Instant> missing = new ConcurrentHashMap<>();
  private final Map<String, Instant> deleted = new ConcurrentHashMap<>();

  /**
   * A runner that has asked nobody yet.
   *
   * @throws IllegalArgumentException with a sentence, when a parameter is no good
   */
  public KubernetesRunner(RunnerSetup setup) {
    this.clock = setup.clock();
    var params = new KubernetesParams(setup.plugin().params());
    this.times = Times.of(setup.plugin());
    this.labels = Labels.ofRunner(setup.plugin().id(), params.text("k8s_galaxy_instance_id"));
    this.server =
        new ApiServer(
            new Login(params), params.text("k8s_namespace").orElse("default"), labels, clock);
    this.unstartable = new Unstartable(clock, times.limits(), server);
    this.cleanup = new Cleanup(server, params.text("k8s_cleanup_job").orElse("always"));
  }

  @Override
  public RunState.Alive start(RunnerJob job) throws JobRefused, IOException {
    var files = new BatchFiles(job);
    var name = name(job);
    var manifest = new Manifest(job, name, labels, files.script());
    try {
      var object = manifest.object();
      files.prepare();
      if (!server.create(object)) {
        adopt(job, name);
      }
    } catch (IllegalArgumentException e) {
      throw new JobRefused(e.getMessage(), e);
    }
    files.submittedAs(name);
    return new RunState.Waiting(name);
  }

  /** There is one of this name: it is this job, for its creation was not noted. */
  private void adopt(RunnerJob job, String name) throws JobRefused, IOException {
    var there = server.find(name).orElseThrow(() -> new IOException(name + " went away just now"));
    var notes = Optional.ofNullable(there.getMetadata().getAnnotations()).orElse(Map.of());
    if (!job.directory().root().toString().equals(notes.get(Manifest.DIRECTORY))) {
      throw new JobRefused("Kubernetes has a job %s that is another's.".formatted(name));
    }
  }

  private static String name(RunnerJob job) {
    return Labels.objectName(new BatchFiles(job).key());
  }

  @Override
  public Map<RunnerJob, RunState> look(Collection<RunnerJob> jobs) throws IOException {
    var listing = server.listing(clock.instant().minus(times.interval()));
    if (jobs.stream().anyMatch(job -> listing.of(name(job)).isGone())) {
      return look(jobs, server.listing(clock.instant()));
    }
    return look(jobs, listing);
  }

  private Map<RunnerJob, RunState> look(Collection<RunnerJob> jobs, Listing listing)
      throws IOException {
    var states = new LinkedHashMap<RunnerJob, RunState>();
    for (var job : jobs) {
      var seen = listing.of(name(job));
      var told = new Verdict(name(job), new BatchFiles(job)).of(seen);
      var never = unstartable.failed(job, name(job), seen, told);
      (never.isPresent() ? never : patient(job, seen, told))
          .ifPresent(
              state -> {
                missing.remove(job.token());
                cleanup.told(job, state);
                states.put(job, state);
              });
    }
    return states;
  }

  /** An exit code may take a while to be seen here. */
  private Optional<RunState> patient(RunnerJob job, Sighting seen, Optional<RunState> told) {
    if (told.isPresent()) {
      return told;
    }
    var since = missing.computeIfAbsent(job.token(), t -> clock.instant());
    return clock.instant().isBefore(since.plus(times.patience()))
        ? Optional.empty()
        : Optional.of(lost(seen));
  }

  private static RunState lost(Sighting seen) {
    return new RunState.Lost(
        seen.isGone()
            ? "It was deleted at Kubernetes by somebody, and left no exit code."
            : "It has ended at Kubernetes (%s), and left no exit code.".formatted(seen.words()));
  }

  @Override
  public boolean stop(RunnerJob job) throws IOException {
    var asked = deleted.get(job.token());
    if (asked == null) {
      delete(job);
      return false;
    }
    // Only what was listed after it was asked for tells that it is gone.
    var fresh = clock.instant().minus(times.interval());
    var seen = server.listing(asked.isAfter(fresh) ? asked : fresh).of(name(job));
    if (!seen.alive()) {
      deleted.remove(job.token());
      return true;
    }
    if (!clock.instant().isBefore(asked.plus(times.limits().askAgain()))) {
      delete(job);
      if (seen.job().isEmpty()) {
        deletePods(seen);
      }
    }
    return false;
  }

  private void delete(RunnerJob job) throws IOException {
    server.delete(name(job), DeletionPropagation.FOREGROUND);
    deleted.put(job.token(), clock.instant());
  }

  /** Who deletes a job may leave its pods behind. */
  private void deletePods(Sighting seen) throws IOException {
    for (var pod : seen.running()) {
      server.delete(pod);
    }
  }

  @Override
  public void forget(RunnerJob job) {
    missing.remove(job.token());
    deleted.remove(job.token());
    unstartable.forget(job);
    cleanup.forget(job, name(job));
  }

  @Override
  public void close() {
    cleanup.close();
    server.close();
  }
}
