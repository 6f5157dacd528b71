package org.abell.watch;

import java.time.Duration;

/**
 * How the watch starts servers again.
 *
 * @param delay before the first start; doubled by each failed start
 * @param longest delay at most
 * @param minimum a server that ends sooner has failed to start (supervisord's startsecs)
 * @param tries failed starts in a row after which it gives up (supervisord's startretries)
 */
public record Patience(Duration delay, Duration longest, Duration minimum, int tries) {

  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(10), 5);

  private static final int DOUBLINGS = 30;

  /** The pause after so many failed starts. */
  Duration pause(int failedStarts) {
    var pause = delay.multipliedBy(1L << Math.min(failedStarts, DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
