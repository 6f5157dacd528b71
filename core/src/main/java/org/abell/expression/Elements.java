package org.abell.expression;

import java.util.Iterator;

/** A Python iterator: a generator, or what {@code map}, {@code zip} or {@code enumerate} give. */
final class Elements implements Iterator<Object> {

  private final String kind;
  private final Iterator<Object> source;

  Elements(String kind, Iterator<Object> source) {
    this.kind = kind;
    this.source = source;
  }

  String kind() {
    return kind;
  }

  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public Object next() {
    return source.next();
  }
}
