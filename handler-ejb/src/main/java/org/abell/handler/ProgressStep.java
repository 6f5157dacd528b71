package org.abell.handler;

import java.time.Clock;
import java.time.Duration;
import org.abell.job.OwnedJobs;
import org.abell.runner.RunState;
import org.jboss.logging.Logger;

/**
 * Notes that a job is in the queue of a cluster, or runs; each once. Why it waits there is noted
 * when that changes, and not for every whim of a cluster: jobs that wait for a moment only cost no
 * more than they did.
 */
final class ProgressStep {

  private static final Logger LOG = Logger.getLogger(ProgressStep.class);

  private static final Duration WORTH_A_REASON = Duration.ofSeconds(3);
  private static final Duration NEXT_REASON = Duration.ofSeconds(30);

  private final OwnedJobs owned;
  private final Clock clock;

  ProgressStep(OwnedJobs owned, Clock clock) {
    this.owned = owned;
    this.clock = clock;
  }

  /** Whether it is worth writing down; one that ran does not wait any more. */
  boolean isNews(ActiveJob job, RunState.Alive alive) {
    var before = job.noted();
    if (before.isEmpty()) {
      return true;
    }
    if (alive instanceof RunState.Waiting now
        && before.get().alive() instanceof RunState.Waiting then) {
      var pause = then.reason().isEmpty() ? WORTH_A_REASON : NEXT_REASON;
      return now.reason().isPresent()
          && !now.reason().equals(then.reason())
          && !clock.instant().isBefore(before.get().at().plus(pause));
    }
    return alive instanceof RunState.Running && before.get().alive() instanceof RunState.Waiting;
  }

  void note(ActiveJob job, RunState.Alive alive) {
    if (!isNews(job, alive)) {
      return;
    }
    var written =
        alive instanceof RunState.Waiting waiting ? waits(job, waiting) : runs(job, alive);
    if (!written) {
      // Somebody stops it, or has taken it over: the next look at it will show.
      LOG.tracef("job %d: is no longer ours to be started", (Object) job.id());
    }
    found(job, alive);
  }

  /** It is so, and need not be written down. */
  void found(ActiveJob job, RunState.Alive alive) {
    job.noted(alive, clock.instant());
  }

  private boolean waits(ActiveJob job, RunState.Waiting waiting) {
    if (job.isThere()) {
      LOG.debugf("job %d: waits: %s", job.id(), waiting.reason());
    } else {
      LOG.infof("job %d: waits as %s", job.id(), waiting.externalId());
    }
    return owned.submitted(job.claim(), waiting.externalId(), waiting.reason());
  }

  private boolean runs(ActiveJob job, RunState.Alive running) {
    LOG.infof("job %d: started as %s", job.id(), running.externalId());
    return owned.started(job.claim(), running.externalId());
  }
}
