package org.abell.statistics;

import java.time.Instant;

/**
 * How long a job waited before its start, or ran until its end.
 *
 * @param jobId whose
 * @param kind of the two
 * @param destination its id
 * @param state the final one; empty for a wait
 * @param at when it started or ended
 * @param seconds how long
 */
public record JobTime(
    long jobId, Kind kind, String destination, String state, Instant at, double seconds) {

  /** What took the time. */
  public enum Kind {
    WAIT,
    RUN
  }
}
