package org.abell.tests.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was done to the cluster and when, counted from the beginning; printed as it happens. */
final class Protocol {

  private final Clock clock = Clock.systemUTC();
  private final Instant begin = clock.instant();
  private final List<String> lines = new ArrayList<>();

  synchronized void note(String what, Object... arguments) {
    var line = "%7.1f s  %s".formatted(elapsed().toMillis() / 1000.0, what.formatted(arguments));
    lines.add(line);
    System.out.println(line);
  }

  Duration elapsed() {
    return Duration.between(begin, clock.instant());
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
