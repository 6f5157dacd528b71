package org.abell.runner.cluster;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** An answer that is asked for once for all who want it at the same time. */
public final class Shared<T> {

  private final Clock clock;
  private final Question<T> question;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Optional<Known<T>> last = Optional.empty();

  /** Nobody has asked yet. */
  public Shared(Clock clock, Question<T> question) {
    this.clock = clock;
    this.question = question;
  }

  /** What is to be known. */
  @FunctionalInterface
  public interface Question<T> {

    /** Asks; others wait for it meanwhile. */
    T ask() throws IOException;
  }

  private record Known<T>(Instant begun, T answer) {}

  /** An answer to a question that was asked at that time or later. */
  public T since(Instant since) throws IOException {
    var known = known(since);
    if (known.isPresent()) {
      return known.get();
    }
    asking.lock();
    try {
      // Somebody else may have asked while this one waited for the lock.
      known = known(since);
      if (known.isPresent()) {
        return known.get();
      }
      var begun = clock.instant();
      var answer = question.ask();
      last = Optional.of(new Known<>(begun, answer));
      return answer;
    } finally {
      asking.unlock();
    }
  }

  private Optional<T> known(Instant since) {
    return last.filter(k -> !k.begun().isBefore(since)).map(Known::answer);
  }
}
