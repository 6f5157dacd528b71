package org.abell.expression;

import java.util.function.Supplier;

/** What one evaluation may use: steps, nesting, size. Not for several threads. */
public final class Budget {

  /** The longest text or list one operation may make. */
  static final int MAX_LENGTH = 16_000_000;

  private static final long MAX_STEPS = 2_000_000;
  private static final int MAX_DEPTH = 150;

  private long steps;
  private int depth;

  /** Counts one turn of a loop or one call. */
  public void step() {
    if (++steps > MAX_STEPS) {
      throw new LimitException("more than %,d loop turns and calls".formatted(MAX_STEPS));
    }
  }

  /** Runs the body of a function one level deeper. */
  public <T> T nested(Supplier<T> body) {
    step();
    if (++depth > MAX_DEPTH) {
      throw new LimitException("functions call each other more than %d deep".formatted(MAX_DEPTH));
    }
    try {
      return body.get();
    } finally {
      depth--;
    }
  }

  /** Refuses a text or list that would be too long. */
  public static void checkLength(long length) {
    if (length > MAX_LENGTH) {
      throw new LimitException(
          "a text or list of more than %,d elements or characters".formatted(MAX_LENGTH));
    }
  }
}
