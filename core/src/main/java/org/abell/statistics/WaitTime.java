package org.abell.statistics;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the jobs that started lately had waited, from their submission to their start.
 *
 * @param started how many there were
 * @param median half of them waited at most so long; empty when none started
 * @param nineTenths nine of ten waited at most so long
 */
public record WaitTime(long started, Optional<Duration> median, Optional<Duration> nineTenths) {

  /** No job started. */
  public static final WaitTime NONE = new WaitTime(0, Optional.empty(), Optional.empty());
}
