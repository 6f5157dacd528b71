package org.abell.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies the binary operators to values of any kind. */
public final class Operations {

  private Operations() {}

  /** What {@code left operator right} gives. */
  public static Object apply(Operator operator, Object left, Object right) {
    if (operator == Operator.MODULO && left instanceof String format) {
      return PercentFormat.format(format, right);
    }
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return Arithmetic.apply(operator, left, right);
    }
    if (left instanceof Set<?> && right instanceof Set<?>) {
      return ofSets(operator, Sequences.set(left), Sequences.set(right));
    }
    if (operator == Operator.ADD) {
      return concatenation(left, right);
    }
    if (operator == Operator.MULTIPLY && Numbers.isWhole(right)) {
      return repetition(left, Numbers.index(right));
    }
    if (operator == Operator.MULTIPLY && Numbers.isWhole(left)) {
      return repetition(right, Numbers.index(left));
    }
    throw unsupported(operator, left, right);
  }

  private static Object concatenation(Object left, Object right) {
    if (left instanceof String head) {
      if (right instanceof String tail) {
        Budget.checkLength((long) head.length() + tail.length());
        return head + tail;
      }
      throw EvaluationException.type(
          "can only concatenate str (not \"%s\") to str".formatted(Values.typeName(right)));
    }
    if (left instanceof HostObject host && host.attribute("__add__").isPresent()) {
      return ((Function) host.attribute("__add__").get()).call(List.of(right), Map.of());
    }
    if (left instanceof List<?>
        && right instanceof List<?>
        && (left instanceof Tuple) == (right instanceof Tuple)) {
      var all = new ArrayList<>(Sequences.list(left));
      all.addAll(Sequences.list(right));
      Budget.checkLength(all.size());
      return left instanceof Tuple ? new Tuple(all) : all;
    }
    throw unsupported(Operator.ADD, left, right);
  }

  private static Object repetition(Object value, long count) {
    var times = Math.max(0, count);
    if (value instanceof String text) {
      Budget.checkLength(
          Math.multiplyHigh(text.length(), times) != 0 ? Long.MAX_VALUE : text.length() * times);
      return text.repeat((int) times);
    }
    if (value instanceof List<?> list) {
      Budget.checkLength(times > Budget.MAX_LENGTH ? times : list.size() * times);
      var all = new ArrayList<Object>();
      Collections.nCopies((int) times, Sequences.list(value)).forEach(all::addAll);
      return value instanceof Tuple ? new Tuple(all) : all;
    }
    throw unsupported(Operator.MULTIPLY, value, count);
  }

  private static Object ofSets(Operator operator, Set<Object> left, Set<Object> right) {
    var result = new LinkedHashSet<>(left);
    switch (operator) {
      case OR -> result.addAll(right);
      case AND -> result.retainAll(right);
      case SUBTRACT -> result.removeAll(right);
      case XOR -> {
        result.removeAll(right);
        right.stream().filter(element -> !left.contains(element)).forEach(result::add);
      }
      case ADD, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER, SHIFT_LEFT, SHIFT_RIGHT ->
          throw unsupported(operator, left, right);
    }
    return result;
  }

  static EvaluationException unsupported(Operator operator, Object left, Object right) {
    return EvaluationException.type(
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(operator.symbol(), Values.typeName(left), Values.typeName(right)));
  }
}
