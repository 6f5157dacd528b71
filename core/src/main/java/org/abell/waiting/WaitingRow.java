package org.abell.waiting;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.abell.admission.Candidate;

/**
 * A job as its row says it.
 *
 * @param said what a rule, whoever paused it, or the cluster it waits at said
 * @param notBefore the end of a delay that is not over
 */
record WaitingRow(
    Candidate job,
    String state,
    Assignment assignment,
    String said,
    Optional<Instant> notBefore,
    OptionalInt placeOfUser,
    OptionalInt place) {

  /** Who may run it, or is looking for its destination. */
  record Assignment(String tag, Optional<String> preassigned, Optional<String> handler) {}

  /** An input that is not written yet. */
  record Input(int hid, String name, String state) {}

  /** Whether it waits in the queue of its cluster. */
  boolean isAtCluster() {
    return state.equals("queued");
  }

  boolean isPaused() {
    return state.equals("paused");
  }
}
