package org.abell.expression;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Python's {@code ==}, {@code <}, {@code in} and {@code is}. */
final class Comparisons {

  private Comparisons() {}

  static boolean same(Object a, Object b) {
    if (a instanceof HostObject host) {
      return host.sameAs(b);
    }
    if (b instanceof HostObject host) {
      return host.sameAs(a);
    }
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      return compareNumbers(a, b) == 0;
    }
    if (a instanceof List<?> left && b instanceof List<?> right) {
      return (a instanceof Tuple) == (b instanceof Tuple) && sameElements(left, right);
    }
    if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
      return left.size() == right.size()
          && left.entrySet().stream()
              .allMatch(
                  entry ->
                      right.containsKey(entry.getKey())
                          && same(entry.getValue(), right.get(entry.getKey())));
    }
    return a.equals(b);
  }

  private static boolean sameElements(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    var others = right.iterator();
    return left.stream().allMatch(element -> same(element, others.next()));
  }

  /** Whether {@code a is b}; small immutable values are one object in Python. */
  static boolean identical(Object a, Object b) {
    if (a instanceof Long || a instanceof Boolean || a instanceof String) {
      return a.equals(b);
    }
    return a == b;
  }

  /**
   * The order as compareTo gives it.
   *
   * @param operator for the message of a TypeError
   */
  static int order(Object a, Object b, String operator) {
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      return compareNumbers(a, b);
    }
    if (a instanceof String left && b instanceof String right) {
      return left.compareTo(right);
    }
    if (a instanceof List<?> left
        && b instanceof List<?> right
        && (a instanceof Tuple) == (b instanceof Tuple)) {
      return orderElements(left.iterator(), right.iterator(), operator);
    }
    return hostOrder(a, b)
        .orElseThrow(
            () ->
                EvaluationException.type(
                    "'%s' not supported between instances of '%s' and '%s'"
                        .formatted(operator, Values.typeName(a), Values.typeName(b))));
  }

  private static OptionalInt hostOrder(Object a, Object b) {
    if (a instanceof HostObject host && host.order(b).isPresent()) {
      return host.order(b);
    }
    if (b instanceof HostObject host && host.order(a).isPresent()) {
      return OptionalInt.of(-host.order(a).getAsInt());
    }
    return OptionalInt.empty();
  }

  private static int orderElements(Iterator<?> left, Iterator<?> right, String operator) {
    while (left.hasNext() && right.hasNext()) {
      Object a = left.next();
      Object b = right.next();
      if (!same(a, b)) {
        return order(a, b, operator);
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  private static int compareNumbers(Object a, Object b) {
    if (Numbers.isWhole(a) && Numbers.isWhole(b)) {
      return Numbers.big(a).compareTo(Numbers.big(b));
    }
    var left = Numbers.real(a);
    var right = Numbers.real(b);
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return 2;
    }
    if (Double.isInfinite(left) || Double.isInfinite(right)) {
      return Double.compare(left, right);
    }
    return exact(a).compareTo(exact(b));
  }

  private static BigDecimal exact(Object number) {
    return number instanceof Double real
        ? new BigDecimal(real)
        : new BigDecimal(Numbers.big(number));
  }

  /** Whether {@code element in container}. */
  static boolean contains(Object container, Object element) {
    if (container instanceof String text) {
      if (element instanceof String part) {
        return text.contains(part);
      }
      throw EvaluationException.type(
          "'in <string>' requires string as left operand, not " + Values.typeName(element));
    }
    if (container instanceof Map<?, ?> map) {
      return map.containsKey(Sequences.key(element));
    }
    if (container instanceof Set<?> set && !(element instanceof HostObject)) {
      return set.contains(Sequences.key(element));
    }
    var elements = Sequences.elements(container, "argument of type '%s' is not iterable");
    while (elements.hasNext()) {
      if (same(element, elements.next())) {
        return true;
      }
    }
    return false;
  }
}
