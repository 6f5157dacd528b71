package org.abell.expression;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Python's {@code range}: its numbers are made when asked for. */
final class Range extends AbstractList<Object> implements RandomAccess {

  private final long start;
  private final long stop;
  private final long step;

  Range(long start, long stop, long step) {
    if (step == 0) {
      throw EvaluationException.value("range() arg 3 must not be zero");
    }
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  @Override
  public Object get(int index) {
    return start + index * step;
  }

  @Override
  public int size() {
    var span = step > 0 ? stop - start : start - stop;
    var size = span <= 0 ? 0 : (span - 1) / Math.abs(step) + 1;
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  @Override
  public String toString() {
    return step == 1
        ? "range(%d, %d)".formatted(start, stop)
        : "range(%d, %d, %d)".formatted(start, stop, step);
  }
}
