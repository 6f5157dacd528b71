package org.abell.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many jobs started and ended, step by step.
 *
 * @param step how long each step is
 * @param points every step of the time asked for, the oldest first; the last one is not over yet
 */
public record Throughput(Duration step, List<Point> points) {

  /**
   * One step.
   *
   * @param from its first moment
   * @param started jobs that started; one that was sent again counts with its last start
   * @param ok jobs that ended well
   * @param error jobs that ended in error; those that were deleted are in neither
   */
  public record Point(Instant from, long started, long ok, long error) {

    /** The highest of the three. */
    public long most() {
      return Math.max(started, Math.max(ok, error));
    }
  }

  public Throughput {
    points = List.copyOf(points);
  }
}
