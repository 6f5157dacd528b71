package org.abell.handler;

import org.abell.configuration.JobConfigurations;
import org.abell.job.JobLog;
import org.abell.job.StrandedJob;
import org.abell.job.StrandedJobs;
import org.abell.server.ServerLeases;
import org.jboss.logging.Logger;

/** Decides about jobs whose host is gone, as their destinations say. */
final class StrandedStep {

  private static final Logger LOG = Logger.getLogger(StrandedStep.class);
  private static final int MOST = 100;

  private final String handler;
  private final StrandedJobs stranded;
  private final JobConfigurations configurations;

  StrandedStep(String handler, StrandedJobs stranded, JobConfigurations configurations) {
    this.handler = handler;
    this.stranded = stranded;
    this.configurations = configurations;
  }

  /** Looks at some of them; those whose time has not come stay as they are. */
  void run() {
    for (var job : stranded.find(handler, ServerLeases.SECONDS, MOST)) {
      JobLog.about(job.claim().jobId(), () -> look(job));
    }
  }

  private void look(StrandedJob job) {
    try {
      decide(job);
    } catch (RuntimeException e) {
      LOG.errorf(e, "job %d: could not be helped", (Object) job.claim().jobId());
    }
  }

  private void decide(StrandedJob job) {
    var policy = LostHostPolicy.of(job, configurations.current().jobs());
    if (job.silence().compareTo(policy.after()) < 0) {
      return;
    }
    var why =
        "It was on the host %s, where no handler has lived for %d seconds."
            .formatted(job.host(), job.silence().toSeconds());
    var done =
        policy.rerun()
            ? stranded.runAgain(job, handler, why + " It runs again.")
            : stranded.fail(job, handler, why);
    if (done) {
      LOG.warnf(
          "job %d: %s: %s", job.claim().jobId(), why, policy.rerun() ? "runs again" : "failed");
    }
  }
}
