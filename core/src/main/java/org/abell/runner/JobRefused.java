package org.abell.runner;

/** A runner does not want a job: it fails, and its user reads why. */
public final class JobRefused extends Exception {

  private static final long serialVersionUID = 1;

  /** With a sentence for the user. */
  public JobRefused(String sentence) {
    super(sentence);
  }

  /** With a sentence for the user, and what led to it for the admin. */
  public JobRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
