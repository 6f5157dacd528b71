package org.abell.runner.cluster;

import org.abell.job.QueueReason;

/** Why a job waits in the queue of its manager, in words that users of all managers know. */
enum Cause {
  BUSY("what it needs there is in use by other jobs"),
  TURN("it waits for its turn and for a free place"),
  LIMIT("a limit of the cluster is reached; it starts when other jobs have ended"),
  MACHINES("machines that it needs are switched off, reserved or closed for jobs"),
  TIME("it is to start at a later time"),
  OTHERS("other jobs, which it depends on, have to end first"),
  HELD("it is held there until somebody releases it"),
  /** Nothing but a change of the job, or of the cluster, will let it start. */
  NEVER("the cluster will not start it as it is, and it fails if that does not change"),
  /** The manager has a word for it that is not known here. */
  OTHER("its turn has not come");

  private final String words;

  Cause(String words) {
    this.words = words;
  }

  /** For the job's user, and in the manager's own words. */
  QueueReason reason(String manager, String own) {
    return new QueueReason(
        "It waits at %s: %s.".formatted(manager, words), "%s: %s".formatted(manager, own));
  }
}
