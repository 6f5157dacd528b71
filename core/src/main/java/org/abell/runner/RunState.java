package org.abell.runner;

import java.util.Optional;
import org.abell.job.QueueReason;
import org.abell.resubmission.Failure;

/** How a job fares at its runner. */
public sealed interface RunState {

  /** Nobody has started it. */
  record NotStarted() implements RunState {}

  /** It is there, and has not ended. */
  sealed interface Alive extends RunState {

    /** What the runner calls it: process id, cluster job id. */
    String externalId();
  }

  /**
   * It stands in the queue of a cluster.
   *
   * @param reason why, where the cluster says so
   */
  record Waiting(String externalId, Optional<QueueReason> reason) implements Alive {

    /** Nobody says why. */
    public Waiting(String externalId) {
      this(externalId, Optional.empty());
    }
  }

  /** It runs. */
  record Running(String externalId) implements Alive {}

  /** It has ended by itself. */
  record Ended(int exitCode) implements RunState {}

  /** Its runner ended it, and knows why. */
  record Failed(Failure failure, String reason) implements RunState {}

  /** Its runner ended it for a reason that is none of the job's: it may run once more. */
  record Interrupted(String reason) implements RunState {}

  /** It has ended, and nobody noted how. */
  record Lost(String reason) implements RunState {}
}
