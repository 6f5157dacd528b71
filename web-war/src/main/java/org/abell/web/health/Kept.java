package org.abell.web.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * An answer that is found out at most once a second, however many ask; who asks meanwhile waits for
 * it.
 */
final class Kept<T> {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Supplier<T> question;
  private final Clock clock;
  private T answer;
  private Instant at = Instant.MIN;

  Kept(Supplier<T> question, Clock clock) {
    this.question = question;
    this.clock = clock;
  }

  synchronized T answer() {
    if (clock.instant().minus(FRESH).isAfter(at)) {
      answer = question.get();
      at = clock.instant();
    }
    return answer;
  }
}
