package org.abell.web.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * An answer that is found out anew at most once in some time, however many ask; who asks meanwhile
 * waits for it.
 */
public final class Kept<T> {

  private final Supplier<T> question;
  private final Duration fresh;
  private final Clock clock;
  private T answer;
  private Instant at = Instant.MIN;

  /**
   * @param fresh how long an answer is given again
   */
  public Kept(Supplier<T> question, Duration fresh, Clock clock) {
    this.question = question;
    this.fresh = fresh;
    this.clock = clock;
  }

  /** What was found out last, or now if that is too long ago. */
  public synchronized T answer() {
    if (clock.instant().minus(fresh).isAfter(at)) {
      answer = question.get();
      at = clock.instant();
    }
    return answer;
  }
}
