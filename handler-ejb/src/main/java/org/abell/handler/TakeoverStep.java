package org.abell.handler;

import java.util.List;
import java.util.function.Supplier;
import org.abell.handler.Wakeups.Why;
import org.abell.job.Takeovers;
import org.abell.server.ServerLeases;
import org.jboss.logging.Logger;

/** Takes over what handlers without a lease have left; {@link RecoverStep} goes on with it. */
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
      LOG.infof("job %d: %s %s", job.jobId(), what, job.from());
    }
    if (moved.size() == MOST) {
      wakeups.ask(Why.CHECK);
    }
  }
}
