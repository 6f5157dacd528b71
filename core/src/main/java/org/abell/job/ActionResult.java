package org.abell.job;

/**
 * What became of one job that an admin wanted something of.
 *
 * @param done whether it was done, or its handler was asked to do it
 * @param text what was done, or why not: a sentence
 */
public record ActionResult(long jobId, boolean done, String text) {

  static ActionResult done(Job job, String text) {
    return new ActionResult(job.id(), true, text);
  }

  static ActionResult refused(Job job, String text) {
    return new ActionResult(job.id(), false, text);
  }
}
