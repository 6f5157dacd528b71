package org.abell.handler;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.abell.job.JobState;
import org.abell.job.OwnedJobs;
import org.jboss.logging.Logger;

/**
 * Forgets jobs that are no longer this handler's: it was away for longer than its lease, and others
 * have taken them over. Their processes are the others' now.
 */
final class ForgetStep {

  private static final Logger LOG = Logger.getLogger(ForgetStep.class);
  private static final Set<JobState> UNFINISHED =
      Arrays.stream(JobState.values())
          .filter(state -> !state.terminal())
          .collect(Collectors.toUnmodifiableSet());

  private final OwnedJobs owned;
  private final ActiveJobs jobs;

  ForgetStep(OwnedJobs owned, ActiveJobs jobs) {
    this.owned = owned;
    this.jobs = jobs;
  }

  /** Looks at all; one with a step at work finds out by itself when that step writes. */
  void run(String handler) {
    // Read before the database is asked: what is taken after that is not even looked at.
    var known = jobs.all();
    if (known.isEmpty()) {
      return;
    }
    var mine = Set.copyOf(owned.of(handler, UNFINISHED));
    known.stream()
        .filter(job -> !mine.contains(job.claim()))
        .forEach(job -> job.ifIdle(this::forget));
  }

  private void forget(ActiveJob job) {
    LOG.infof("job %d: forgotten, it is no longer ours", (Object) job.id());
    jobs.remove(job);
  }
}
