package org.abell.cluster;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells the person who waits what is waited for, with the seconds since the start. */
public final class Progress {

  private static final double MILLIS_PER_SECOND = 1000.0;

  private final PrintStream out;
  private final Clock clock;
  private final Instant start;

  public Progress(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** One step, with the time. */
  public void step(String text) {
    out.printf("[%5.1f s] %s%n", elapsed().toMillis() / MILLIS_PER_SECOND, text);
    out.flush();
  }

  /** A line or a block of lines as it is. */
  public void print(String text) {
    out.println(text);
    out.flush();
  }

  Clock clock() {
    return clock;
  }

  Duration elapsed() {
    return Duration.between(start, clock.instant());
  }
}
