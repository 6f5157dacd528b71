package org.abell.resubmission;

/**
 * Why a job failed, as rules of resubmission tell failures apart. The server's own limits are none
 * of them: what was stopped for those is not sent again.
 */
public enum Failure {
  WALLTIME_REACHED("it reached the walltime of its destination"),
  MEMORY_LIMIT_REACHED("it needed more memory than it was given"),
  TOOL_DETECTED("its tool failed"),
  OUTPUT_NOT_RETURNED("its output did not come back from its destination"),
  /** None of the others. */
  UNKNOWN("it failed for an unknown reason");

  private final String words;

  Failure(String words) {
    this.words = words;
  }

  /** The end of a sentence: why something is done about the job. */
  public String words() {
    return words;
  }
}
