package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

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
    return stop(lock(jobId), message, new By(server, clock.instant()));
  }

  /**
   * Stops a job when nobody wants any more what it writes: all of its outputs are deleted.
   *
   * @return false when one is still wanted, or the job has ended anyway
   */
  public boolean stopIfUnwanted(long jobId, String server) {
    var job = lock(jobId);
    return job.outputs().stream().allMatch(o -> o.item().deleted())
        && stop(job, "", new By(server, clock.instant()));
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
    return resume(lock(jobId), new By(server, clock.instant()), "");
  }

  /**
   * Does the same to many jobs, each by itself: what cannot be done to one is done to the others.
   * Every change leaves a row in the job's history that says who made it, and why.
   *
   * @return a result for each job, in the order of their ids, which is the order of locking
   */
  public List<ActionResult> act(JobAction action, Collection<Long> jobIds, Admin admin) {
    var work = new AdminWork(em, outputs, admin, new By(admin.server(), clock.instant()));
    return jobIds.stream().sorted().distinct().map(id -> act(action, id, work)).toList();
  }

  private ActionResult act(JobAction action, long jobId, AdminWork work) {
    var found = JobRows.lock(em, jobId);
    if (found.isEmpty()) {
      return new ActionResult(jobId, false, "There is no such job.");
    }
    var job = found.get();
    if (job.state().terminal()) {
      return ActionResult.refused(job, "It has ended.");
    }
    if (action instanceof JobAction.Stop) {
      return stop(job, work)
          ? ActionResult.done(job, "Stopped.")
          : ActionResult.refused(job, "It is being stopped already.");
    }
    if (action instanceof JobAction.Resume) {
      return resume(job, work.by(), work.says("Resumed"))
          ? ActionResult.done(job, "Resumed.")
          : ActionResult.refused(job, "It is not paused.");
    }
    return work.on(job, action);
  }

  private boolean stop(Job job, AdminWork work) {
    if (!job.state().canBecome(JobState.DELETING)) {
      return false;
    }
    job.note(work.says("To be stopped"), work.by());
    return stop(job, work.reason(), work.by());
  }

  private boolean stop(Job job, String message, By by) {
    if (!job.state().canBecome(JobState.DELETING)) {
      return false;
    }
    job.stop(message, by);
    if (job.handler().isEmpty()) {
      job.stopped(by);
    }
    outputs.follow(job, by);
    return true;
  }

  private boolean resume(Job job, By by, String message) {
    if (job.state() != JobState.PAUSED) {
      return false;
    }
    job.resume(message, by);
    outputs.follow(job, by);
    outputs.resumeDependents(job, by);
    return true;
  }

  private Job lock(long jobId) {
    return JobRows.lock(em, jobId)
        .orElseThrow(() -> new IllegalArgumentException("there is no job " + jobId));
  }
}
