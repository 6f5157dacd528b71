package org.abell.tests.fault;

import java.time.Duration;

/** The time that passes between two faults or two submissions: part of what is done, no waiting. */
final class Pauses {

  private Pauses() {}

  static void of(Duration time) {
    try {
      Thread.sleep(Math.max(0, time.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Until that much of the run has passed. */
  static void until(Protocol protocol, Duration elapsed) {
    of(elapsed.minus(protocol.elapsed()));
  }
}
