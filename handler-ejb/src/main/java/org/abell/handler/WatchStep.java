package org.abell.handler;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.jboss.logging.Logger;

/**
 * Looks at all started jobs of a runner at once: jobs of clusters, and local ones whose end nobody
 * told. A runner that takes long to answer holds up nobody but itself.
 */
final class WatchStep {

  private static final Logger LOG = Logger.getLogger(WatchStep.class);

  private final Runner runner;
  private final FinishStep finish;
  private final ProgressStep progress;
  private final LimitStep limits;
  private final ActiveJobs jobs;
  private final Executor workers;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  WatchStep(Runner runner, Ways ways, LimitStep limits, ActiveJobs jobs, Executor workers) {
    this.runner = runner;
    this.finish = ways.finish();
    this.progress = ways.progress();
    this.limits = limits;
    this.jobs = jobs;
    this.workers = workers;
  }

  /** What a look leads to, and what tells whether it leads anywhere. */
  record Ways(FinishStep finish, ProgressStep progress) {}

  /** Has the workers look, note what is new, and stop jobs that broke a limit. */
  void run() {
    var started = new LinkedHashMap<String, Map<RunnerJob, ActiveJob>>();
    jobs.all()
        .forEach(
            job ->
                job.runnerJob()
                    .ifPresent(
                        r ->
                            started
                                .computeIfAbsent(r.runner(), id -> new LinkedHashMap<>())
                                .put(r, job)));
    started.forEach(this::ask);
    limits.run(started.values().stream().flatMap(m -> m.values().stream()).toList(), workers);
  }

  private void ask(String runnerId, Map<RunnerJob, ActiveJob> there) {
    if (asked.add(runnerId)) {
      workers.execute(
          () -> {
            try {
              look(there);
            } finally {
              asked.remove(runnerId);
            }
          });
    }
  }

  private void look(Map<RunnerJob, ActiveJob> there) {
    Map<RunnerJob, RunState> states;
    try {
      states = runner.look(there.keySet());
    } catch (IOException e) {
      LOG.debugf("not looked at: %s", e.getMessage());
      return;
    }
    states.forEach(
        (runnerJob, state) -> {
          var job = there.get(runnerJob);
          if (!(state instanceof RunState.Alive alive && !progress.isNews(job, alive))) {
            LOG.debugf("%s: %s", runnerJob.token(), state);
            workers.execute(() -> job.ifIdle(j -> finish.finish(j, state)));
          }
        });
  }
}
