package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * What users and admins do to jobs. Each action locks the job's row, so that it and the handler's
 * own writes come one after the other.
 */
@ApplicationScoped
@Transactional
public class JobControl {

  private final EntityManager em;
  private final Clock clock;
  private final OutputStates outputs;

  public JobControl() {
    this(null, null, null);
  }

  @Inject
  public JobControl(EntityManager em, Clock clock, OutputStates outputs) {
    this.em = em;
    this.clock = clock;
    this.outputs = outputs;
  }

  /**
   * Stops a job. One that nobody owns has ended on return; any other is stopped by its handler.
   *
   * @param message for the user; the job then ends in error with it. Empty: the job is just gone.
   * @return false when the job had already ended or is being stopped
   */
  public boolean stop(long jobId, String message, String server) {
    var job = lock(jobId);
    if (!job.state().canBecome(JobState.DELETING)) {
      return false;
    }
    var by = new By(server, clock.instant());
    job.stop(message, by);
    if (job.handler().isEmpty()) {
      job.stopped(by);
    }
    outputs.follow(job, by);
    return true;
  }

  /**
   * Has a job that was sent to a destination come to its end early; what it wrote is kept.
   *
   * @return false when it is not on its way, or not any more
   */
  public boolean finishEarly(long jobId, String server) {
    var job = lock(jobId);
    if (!job.state().canBecome(JobState.STOP)) {
      return false;
    }
    var by = new By(server, clock.instant());
    job.finishEarly(by);
    outputs.follow(job, by);
    return true;
  }

  /**
   * Lets a paused job wait again, and all that were paused because of it.
   *
   * @return false when the job was not paused
   */
  public boolean resume(long jobId, String server) {
    var job = lock(jobId);
    if (job.state() != JobState.PAUSED) {
      return false;
    }
    var by = new By(server, clock.instant());
    job.resume(by);
    outputs.follow(job, by);
    outputs.resumeDependents(job, by);
    return true;
  }

  private Job lock(long jobId) {
    return JobRows.lock(em, jobId)
        .orElseThrow(() -> new IllegalArgumentException("there is no job " + jobId));
  }
}
