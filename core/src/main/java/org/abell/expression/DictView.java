package org.abell.expression;

import java.util.AbstractList;
import java.util.List;

/**
 * What {@code keys()}, {@code values()} and {@code items()} of a dict give. It can be indexed as in
 * Python 2, since old tool files do that.
 *
 * @see DictMethods
 */
final class DictView extends AbstractList<Object> {

  private final String kind;
  private final List<Object> elements;

  /**
   * @param kind {@code dict_keys}, {@code dict_values} or {@code dict_items}
   */
  DictView(String kind, List<Object> elements) {
    this.kind = kind;
    this.elements = elements;
  }

  String kind() {
    return kind;
  }

  @Override
  public Object get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }
}
