package org.abell.job;

/** A job was asked to go where its state does not lead. Nothing was changed. */
public class IllegalJobTransition extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IllegalJobTransition(long jobId, JobState from, JobState to) {
    super("job %d is %s and cannot become %s".formatted(jobId, from.label(), to.label()));
  }
}
