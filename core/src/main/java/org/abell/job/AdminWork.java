package org.abell.job;

import jakarta.persistence.EntityManager;

/**
 * One admin's changes to locked jobs that have not ended. A waiting job that a handler is just
 * taking is taken back from it: nothing was started yet, and its writes miss.
 */
final class AdminWork {

  private final EntityManager em;
  private final OutputStates outputs;
  private final Admin admin;
  private final By by;

  AdminWork(EntityManager em, OutputStates outputs, Admin admin, By by) {
    this.em = em;
    this.outputs = outputs;
    this.admin = admin;
    this.by = by;
  }

  By by() {
    return by;
  }

  String reason() {
    return admin.reason();
  }

  /** The row of a history: what was done, by whom and why. */
  String says(String what) {
    return admin.says(what);
  }

  /** Changes the job, unless its state does not allow it. */
  ActionResult on(Job job, JobAction action) {
    if (action instanceof JobAction.Pause) {
      return pause(job);
    }
    if (action instanceof JobAction.Requeue) {
      return requeue(job);
    }
    if (action instanceof JobAction.Reassign reassign) {
      return reassign(job, reassign.target());
    }
    if (action instanceof JobAction.Send send) {
      return send(job, send);
    }
    if (action instanceof JobAction.Prioritise prioritise) {
      return prioritise(job, prioritise.priority());
    }
    throw new IllegalArgumentException("no change of a job: " + action);
  }

  private ActionResult pause(Job job) {
    if (!job.waits()) {
      return refused(job, "Only waiting jobs can be paused; it is %s.");
    }
    job.pause(says("Paused"), by);
    JobRows.free(em, job);
    outputs.follow(job, by);
    return ActionResult.done(job, "Paused.");
  }

  private ActionResult requeue(Job job) {
    if (job.waits()) {
      job.route().clear();
      job.waitAnew(says("Queued again"), by);
      JobRows.free(em, job);
      outputs.follow(job, by);
      return ActionResult.done(job, "It waits as if it were new.");
    }
    if (job.state() != JobState.QUEUED && job.state() != JobState.RUNNING) {
      return refused(job, "Only waiting, queued and running jobs can be queued again; it is %s.");
    }
    if (job.route().inHandler()) {
      return ActionResult.refused(job, "It is being stored by its handler at this moment.");
    }
    job.route().withdraw();
    job.note(says("To be stopped and queued again"), by);
    return ActionResult.done(
        job, "%s stops it and queues it again.".formatted(job.handler().orElse("A handler")));
  }

  private ActionResult reassign(Job job, String target) {
    return new Reassignment(em, by).of(job, target, says("Reassigned to " + target));
  }

  private ActionResult send(Job job, JobAction.Send send) {
    if (!job.waits()) {
      return refused(job, "Only waiting jobs can be sent elsewhere; it is %s.");
    }
    job.route().pin(send.id(), send.configuration());
    job.note(says("Destination set to " + send.id()), by);
    JobRows.free(em, job);
    return ActionResult.done(job, "It goes to %s.".formatted(send.id()));
  }

  private ActionResult prioritise(Job job, int priority) {
    if (!job.waits() && job.state() != JobState.PAUSED) {
      return refused(job, "Only waiting jobs have a turn to wait for; it is %s.");
    }
    job.prioritise(priority);
    job.note(says("Priority set to " + priority), by);
    return ActionResult.done(job, "Its priority is %d.".formatted(priority));
  }

  private static ActionResult refused(Job job, String text) {
    return ActionResult.refused(job, text.formatted(job.state().label()));
  }
}
