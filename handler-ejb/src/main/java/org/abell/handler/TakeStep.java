package org.abell.handler;

import java.util.List;
import org.abell.job.JobQueue;
import org.jboss.logging.Logger;

/** Takes as many waiting jobs as there are free slots. */
final class TakeStep {

  private static final Logger LOG = Logger.getLogger(TakeStep.class);

  private final String handler;
  private final List<String> tags;
  private final JobQueue queue;
  private final ActiveJobs jobs;

  TakeStep(String handler, List<String> tags, JobQueue queue, ActiveJobs jobs) {
    this.handler = handler;
    this.tags = tags;
    this.queue = queue;
    this.jobs = jobs;
  }

  /** The jobs that were taken; they are this handler's from now on. */
  List<ActiveJob> run() {
    var free = jobs.free();
    if (free == 0) {
      return List.of();
    }
    var claims = queue.take(handler, tags, free);
    claims.forEach(claim -> LOG.infof("job %d: taken", (Object) claim.jobId()));
    return claims.stream().map(jobs::add).toList();
  }
}
