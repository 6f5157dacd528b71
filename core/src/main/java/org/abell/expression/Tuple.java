package org.abell.expression;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A Python tuple: a list that cannot change and equals only other tuples. */
public final class Tuple extends AbstractList<Object> implements RandomAccess {

  private final List<Object> elements;

  public Tuple(List<Object> elements) {
    this.elements = List.copyOf(elements);
  }

  public static Tuple of(Object... elements) {
    return new Tuple(List.of(elements));
  }

  @Override
  public Object get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tuple tuple && elements.equals(tuple.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }
}
