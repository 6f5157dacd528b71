package org.abell.runner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.abell.admission.Room;
import org.abell.configuration.JobConfigurations;
import org.abell.jobconf.Handler;
import org.abell.jobconf.JobConfiguration;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;

/**
 * The runners of a handler, as the job configuration in force has them. A configuration that no
 * longer has one stops new jobs from going there; jobs that were given to it are looked after until
 * they end.
 */
public final class Runners implements Runner {

  /** Uploads run inside the handler and mostly wait for a disk or a network. */
  private static final int UPLOADS = 4;

  /** The one runner of the built-in configuration. */
  private static final String LOCAL = "local";

  private static final JobConfiguration BUILT_IN = JobConfiguration.builtIn();

  private final String handler;
  private final JobConfigurations configurations;
  private final int localWorkers;
  private final Supplier<Runner> local;
  private final Map<String, Runner> byId = new ConcurrentHashMap<>();

  /**
   * No runner has been used yet.
   *
   * @param localWorkers slots of the local runner when nothing is configured
   * @param local makes a runner of local jobs
   */
  public Runners(
      String handler, JobConfigurations configurations, int localWorkers, Supplier<Runner> local) {
    this.handler = handler;
    this.configurations = configurations;
    this.localWorkers = localWorkers;
    this.local = local;
  }

  /** How many jobs each works on at once, at present; in the words of {@link Room}. */
  public Map<String, Integer> slots() {
    var configuration = configurations.current().jobs();
    var slots = new HashMap<String, Integer>();
    slots.put(Room.UPLOAD, UPLOADS);
    if (configuration.equals(BUILT_IN)) {
      slots.put(LOCAL, localWorkers);
      return slots;
    }
    var only = configuration.handlers().handler(handler).map(Handler::runners).orElse(List.of());
    for (var runner : configuration.runners().values()) {
      if (runner.kind() == RunnerKind.DYNAMIC) {
        slots.put(RunnerPlugin.DYNAMIC, runner.workers());
      } else if (runner.kind() == RunnerKind.LOCAL
          && (only.isEmpty() || only.contains(runner.id()))) {
        slots.put(runner.id(), runner.workers());
      }
    }
    return slots;
  }

  @Override
  public String start(RunnerJob job) throws IOException {
    return of(job).start(job);
  }

  @Override
  public Map<RunnerJob, RunState> look(Collection<RunnerJob> jobs) throws IOException {
    var byRunner = new HashMap<Runner, List<RunnerJob>>();
    jobs.forEach(job -> byRunner.computeIfAbsent(of(job), r -> new ArrayList<>()).add(job));
    var states = new LinkedHashMap<RunnerJob, RunState>();
    for (var some : byRunner.entrySet()) {
      states.putAll(some.getKey().look(some.getValue()));
    }
    return states;
  }

  @Override
  public boolean stop(RunnerJob job) throws IOException {
    return of(job).stop(job);
  }

  @Override
  public void forget(RunnerJob job) {
    of(job).forget(job);
  }

  /** All that are admitted here are local ones, also those that the configuration had once. */
  private Runner of(RunnerJob job) {
    return byId.computeIfAbsent(job.runner(), id -> local.get());
  }
}
