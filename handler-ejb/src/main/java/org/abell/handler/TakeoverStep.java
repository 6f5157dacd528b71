package org.abell.handler;

import java.util.List;
import java.util.function.Supplier;
import org.abell.handler.Wakeups.Why;
import org.abell.job.JobLog;
import org.abell.job.Takeovers;
import org.abell.server.ServerLeases;
import org.jboss.logging.Logger;

/**
 * Takes over what handlers have left that have no lease, or hand over; {@link RecoverStep} goes on
 * with it.
 */
final class TakeoverStep {

  private static final Logger LOG = Logger.getLogger(TakeoverStep.class);
  private static final int MOST = 100;

  private final String handler;
  private final Supplier<List<String>> tags;
  private final Takeovers takeovers;
  private final Wakeups wakeups;

  TakeoverStep(String handler, Supplier<List<String>> tags, Takeovers takeovers, Wakeups wakeups) {
    this.handler = handler;
    this.tags = tags;
    this.takeovers = takeovers;
    this.wakeups = wakeups;
  }

  /** Takes over a batch; more of them in the next round, which then comes at once. */
  void run() {
    var moved = takeovers.run(handler, tags.get(), ServerLeases.SECONDS, MOST);
    for (var job : moved) {
      var what = job.kept() ? "taken over from" : "waits again, it was taken by";
      tell(job.jobId(), what + " " + job.from());
    }
    var freed = takeovers.freePreassigned(handler, tags.get(), ServerLeases.SECONDS, MOST);
    freed.forEach(id -> tell(id, "waits for any handler now"));
    if (moved.size() == MOST || freed.size() == MOST) {
      wakeups.ask(Why.CHECK);
    }
  }

  private static void tell(long job, String what) {
    JobLog.about(job, () -> LOG.infof("job %d: %s", job, what));
  }
}
