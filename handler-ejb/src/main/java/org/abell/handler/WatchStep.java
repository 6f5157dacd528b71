package org.abell.handler;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.jboss.logging.Logger;

/**
 * Looks at all started jobs at once, in case their runner did not tell that one has ended: jobs of
 * an earlier handler, or one whose end could not be written.
 */
final class WatchStep {

  private static final Logger LOG = Logger.getLogger(WatchStep.class);

  private final Runner runner;
  private final FinishStep finish;
  private final LimitStep limits;
  private final ActiveJobs jobs;
  private final Executor workers;

  WatchStep(Runner runner, FinishStep finish, LimitStep limits, ActiveJobs jobs, Executor workers) {
    this.runner = runner;
    this.finish = finish;
    this.limits = limits;
    this.jobs = jobs;
    this.workers = workers;
  }

  /** Looks, and has the workers finish the ended ones and stop those that broke a limit. */
  void run() {
    var started = new LinkedHashMap<RunnerJob, ActiveJob>();
    jobs.all().forEach(job -> job.runnerJob().ifPresent(r -> started.put(r, job)));
    if (started.isEmpty()) {
      return;
    }
    look(started.keySet())
        .forEach(
            (runnerJob, state) -> {
              if (!(state instanceof RunState.Running)) {
                LOG.debugf("%s: %s", runnerJob.token(), state);
                workers.execute(() -> started.get(runnerJob).ifIdle(finish::look));
              }
            });
    limits.run(started.values(), workers);
  }

  /** All at once; when that fails, one by one, so that the others do not suffer. */
  private Map<RunnerJob, RunState> look(Set<RunnerJob> all) {
    try {
      return runner.look(all);
    } catch (IOException | RuntimeException e) {
      LOG.debugf("jobs are looked at one by one: %s", e.getMessage());
    }
    var states = new LinkedHashMap<RunnerJob, RunState>();
    for (var job : all) {
      try {
        states.putAll(runner.look(List.of(job)));
      } catch (IOException | RuntimeException e) {
        LOG.errorf(e, "%s: cannot be looked at", job.token());
      }
    }
    return states;
  }
}
