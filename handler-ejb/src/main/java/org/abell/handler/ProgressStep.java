package org.abell.handler;

import org.abell.job.OwnedJobs;
import org.abell.runner.RunState;
import org.jboss.logging.Logger;

/** Notes that a job is in the queue of a cluster, or runs; each once. */
final class ProgressStep {

  private static final Logger LOG = Logger.getLogger(ProgressStep.class);

  private final OwnedJobs owned;

  ProgressStep(OwnedJobs owned) {
    this.owned = owned;
  }

  void note(ActiveJob job, RunState.Alive alive) {
    if (job.isNoted(alive)) {
      return;
    }
    var runs = alive instanceof RunState.Running;
    LOG.infof("job %d: %s %s", job.id(), runs ? "started as" : "waits as", alive.externalId());
    var written =
        runs
            ? owned.started(job.claim(), alive.externalId())
            : owned.submitted(job.claim(), alive.externalId());
    if (!written) {
      // Somebody stops it, or has taken it over: the next look at it will show.
      LOG.tracef("job %d: is no longer ours to be started", (Object) job.id());
    }
    job.noted(alive);
  }
}
