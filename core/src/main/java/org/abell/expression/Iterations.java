package org.abell.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/** Python's built-in functions on things with elements. */
final class Iterations {

  private static final MethodTable<Object> TABLE =
      new MethodTable<Object>()
          .add("range", "*", (o, a) -> range(a.rest()))
          .add(
              "enumerate",
              "iterable start?",
              (o, a) -> enumerate(a.get("iterable"), a.whole("start", 0)))
          .add("zip", "*", (o, a) -> zip(a.rest()))
          .add("map", "function *", (o, a) -> map(a.function("function"), a.rest()))
          .add(
              "filter", "function iterable", (o, a) -> filter(a.get("function"), a.get("iterable")))
          .add("reversed", "sequence", (o, a) -> reversed(a.get("sequence")))
          .add("sorted", "iterable key? reverse?", (o, a) -> sorted(a))
          .add("sum", "iterable start?", (o, a) -> sum(a.get("iterable"), a.get("start", 0L)))
          .add("min", "* key? default?", (o, a) -> extreme(a, -1, "min"))
          .add("max", "* key? default?", (o, a) -> extreme(a, 1, "max"))
          .add("any", "iterable", (o, a) -> anyIs(a.get("iterable"), true))
          .add("all", "iterable", (o, a) -> !anyIs(a.get("iterable"), false))
          .add(
              "iter",
              "iterable",
              (o, a) -> new Elements("iterator", Sequences.elements(a.get("iterable"))))
          .add("next", "iterator default?", (o, a) -> next(a));

  private Iterations() {}

  static Map<String, Object> all() {
    return TABLE.all(None.NONE);
  }

  private static Range range(List<Object> arguments) {
    if (arguments.isEmpty() || arguments.size() > 3) {
      throw EvaluationException.type("range expected 1 to 3 arguments, got " + arguments.size());
    }
    var numbers = arguments.stream().mapToLong(Numbers::index).toArray();
    return switch (numbers.length) {
      case 1 -> new Range(0, numbers[0], 1);
      case 2 -> new Range(numbers[0], numbers[1], 1);
      default -> new Range(numbers[0], numbers[1], numbers[2]);
    };
  }

  private static Elements enumerate(Object iterable, long start) {
    var counts = LongStream.iterate(start, i -> i + 1).iterator();
    return mapped("enumerate", Sequences.elements(iterable), e -> Tuple.of(counts.next(), e));
  }

  static Elements zip(List<Object> iterables) {
    var sources = iterables.stream().map(Sequences::elements).toList();
    return new Elements(
        "zip",
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return !sources.isEmpty() && sources.stream().allMatch(Iterator::hasNext);
          }

          @Override
          public Object next() {
            return new Tuple(sources.stream().map(source -> Values.of(source.next())).toList());
          }
        });
  }

  static Elements map(Function function, List<Object> iterables) {
    return mapped("map", zip(iterables), e -> function.call((Tuple) e, Map.of()));
  }

  private static Elements mapped(
      String kind, Iterator<Object> source, UnaryOperator<Object> change) {
    return new Elements(
        kind,
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return source.hasNext();
          }

          @Override
          public Object next() {
            return Values.of(change.apply(Values.of(source.next())));
          }
        });
  }

  static Elements filter(Object function, Object iterable) {
    var source = Spliterators.spliteratorUnknownSize(Sequences.elements(iterable), 0);
    var kept =
        StreamSupport.stream(source, false)
            .filter(
                element ->
                    Values.truth(
                        function instanceof Function test
                            ? Values.of(test.call(List.of(element), Map.of()))
                            : element));
    return new Elements("filter", kept.iterator());
  }

  private static Elements reversed(Object sequence) {
    var copy = Sequences.copy(sequence);
    Collections.reverse(copy);
    return new Elements("list_reverseiterator", copy.iterator());
  }

  private static List<Object> sorted(Arguments arguments) {
    var list = Sequences.copy(arguments.get("iterable"));
    ListMethods.sorted(list, arguments);
    return list;
  }

  private static Object sum(Object iterable, Object start) {
    var total = start;
    for (var elements = Sequences.elements(iterable); elements.hasNext(); ) {
      total = Operations.apply(Operator.ADD, total, elements.next());
    }
    return total;
  }

  private static Object extreme(Arguments arguments, int sign, String name) {
    var rest = arguments.rest();
    var candidates = rest.size() == 1 ? Sequences.copy(rest.get(0)) : new ArrayList<>(rest);
    if (candidates.isEmpty()) {
      if (arguments.has("default")) {
        return arguments.get("default");
      }
      throw EvaluationException.value("%s() arg is an empty sequence".formatted(name));
    }
    Object best = null;
    Object bestKey = null;
    for (var candidate : candidates) {
      var key =
          arguments.has("key")
              ? Values.of(arguments.function("key").call(List.of(candidate), Map.of()))
              : candidate;
      if (bestKey == null || Comparisons.order(key, bestKey, sign > 0 ? ">" : "<") * sign > 0) {
        best = candidate;
        bestKey = key;
      }
    }
    return best;
  }

  private static boolean anyIs(Object iterable, boolean truth) {
    for (var elements = Sequences.elements(iterable); elements.hasNext(); ) {
      if (Values.truth(elements.next()) == truth) {
        return true;
      }
    }
    return false;
  }

  private static Object next(Arguments arguments) {
    try {
      return Sequences.elements(arguments.get("iterator")).next();
    } catch (NoSuchElementException e) {
      if (arguments.has("default")) {
        return arguments.get("default");
      }
      throw new EvaluationException("StopIteration", "");
    }
  }
}
