package org.abell.admission;

import org.abell.job.JobClaim;

/** A job that is a handler's from now on. */
public sealed interface Admitted {

  JobClaim claim();

  /** It is queued: to be prepared and started. */
  record Sent(JobClaim claim, String destinationId, String runner, String token)
      implements Admitted {}

  /**
   * Its destination is to be found, outside of any transaction.
   *
   * @param start the destination or tag to begin with
   * @param attempt 1, and 1 more for each resubmission
   */
  record ToMap(JobClaim claim, String start, int attempt) implements Admitted {}
}
