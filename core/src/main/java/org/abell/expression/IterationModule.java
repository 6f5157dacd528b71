package org.abell.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Python's module {@code itertools}, the names of Python 2 among them. */
final class IterationModule {

  private static final MethodTable<Object> TABLE =
      new MethodTable<Object>()
          .add("takewhile", "predicate iterable", (o, a) -> taken(a, true))
          .add("dropwhile", "predicate iterable", (o, a) -> taken(a, false))
          .add("chain", "*", (o, a) -> chain(a.rest()))
          .add("izip", "*", (o, a) -> Iterations.zip(a.rest()))
          .add("imap", "function *", (o, a) -> Iterations.map(a.function("function"), a.rest()))
          .add(
              "ifilter",
              "function iterable",
              (o, a) -> Iterations.filter(a.get("function"), a.get("iterable")));

  private IterationModule() {}

  static Map<String, Object> members() {
    return TABLE.all(None.NONE);
  }

  private static Elements taken(Arguments arguments, boolean head) {
    var predicate = arguments.function("predicate");
    var elements = Sequences.copy(arguments.get("iterable"));
    var count = 0;
    while (count < elements.size()
        && Values.truth(Values.of(predicate.call(List.of(elements.get(count)), Map.of())))) {
      count++;
    }
    var part = head ? elements.subList(0, count) : elements.subList(count, elements.size());
    return new Elements(head ? "takewhile" : "dropwhile", part.iterator());
  }

  private static Elements chain(List<Object> iterables) {
    var all = new ArrayList<Object>();
    iterables.forEach(iterable -> all.addAll(Sequences.copy(iterable)));
    return new Elements("chain", all.iterator());
  }
}
