package org.abell.statistics;

/**
 * The jobs of one tag, or for one destination.
 *
 * @param name the tag or the destination's id; empty for jobs whose destination is not decided
 * @param waiting those that no handler owns yet
 * @param queued those that were sent and have not started
 * @param running those that run
 * @param waits how long those waited that started within the last hour
 */
public record QueueLine(String name, long waiting, long queued, long running, WaitTime waits) {

  /** Those that count for the limits of a destination. */
  public long active() {
    return queued + running;
  }
}
