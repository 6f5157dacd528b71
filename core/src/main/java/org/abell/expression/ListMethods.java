package org.abell.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of Python's list and tuple. */
final class ListMethods {

  private static final MethodTable<List<Object>> SHARED =
      new MethodTable<List<Object>>()
          .add("index", "value start?", ListMethods::index)
          .add("count", "value", ListMethods::count);

  private static final MethodTable<List<Object>> MUTABLE =
      new MethodTable<List<Object>>()
          .add("append", "object", (l, a) -> done(l, l.add(a.get("object"))))
          .add("extend", "iterable", (l, a) -> done(l, l.addAll(Sequences.copy(a.get("iterable")))))
          .add("insert", "index object", ListMethods::insert)
          .add("remove", "value", ListMethods::remove)
          .add("pop", "index?", ListMethods::pop)
          .add("clear", "", (l, a) -> cleared(l))
          .add("copy", "", (l, a) -> new ArrayList<>(l))
          .add("reverse", "", (l, a) -> reversed(l))
          .add("sort", "key? reverse?", (l, a) -> sorted(l, a));

  private ListMethods() {}

  static Optional<Object> find(List<Object> self, String name) {
    var shared = SHARED.find(self, name);
    return shared.isPresent() || self instanceof Tuple ? shared : MUTABLE.find(self, name);
  }

  private static Object done(List<Object> list, boolean changed) {
    Budget.checkLength(changed ? list.size() : 0);
    return None.NONE;
  }

  private static int position(List<Object> list, Object value, int from) {
    for (var i = from; i < list.size(); i++) {
      if (Comparisons.same(list.get(i), value)) {
        return i;
      }
    }
    throw EvaluationException.value("%s is not in list".formatted(Values.repr(value)));
  }

  private static Object index(List<Object> list, Arguments arguments) {
    return position(list, arguments.get("value"), (int) arguments.whole("start", 0));
  }

  private static Object count(List<Object> list, Arguments arguments) {
    return list.stream().filter(e -> Comparisons.same(e, arguments.get("value"))).count();
  }

  private static Object insert(List<Object> list, Arguments arguments) {
    var index = arguments.whole("index", 0);
    var position = Math.max(0, Math.min(list.size(), index < 0 ? index + list.size() : index));
    list.add((int) position, arguments.get("object"));
    return None.NONE;
  }

  private static Object remove(List<Object> list, Arguments arguments) {
    list.remove(position(list, arguments.get("value"), 0));
    return None.NONE;
  }

  private static Object pop(List<Object> list, Arguments arguments) {
    if (list.isEmpty()) {
      throw EvaluationException.index("pop from empty list");
    }
    return list.remove(Sequences.position(list.size(), arguments.get("index", -1L), "pop"));
  }

  private static Object cleared(List<Object> list) {
    list.clear();
    return None.NONE;
  }

  private static Object reversed(List<Object> list) {
    Collections.reverse(list);
    return None.NONE;
  }

  /** Sorts in place, by {@code key} where given. */
  static Object sorted(List<Object> list, Arguments arguments) {
    var byKey = arguments.has("key") && arguments.get("key") != None.NONE;
    var key =
        byKey ? arguments.function("key") : (Function) (positional, named) -> positional.get(0);
    var pairs = new ArrayList<Map.Entry<Object, Object>>();
    list.forEach(e -> pairs.add(Map.entry(Values.of(key.call(List.of(e), Map.of())), e)));
    Comparator<Map.Entry<Object, Object>> order =
        (a, b) -> Comparisons.order(a.getKey(), b.getKey(), "<");
    pairs.sort(arguments.truth("reverse") ? order.reversed() : order);
    for (var i = 0; i < pairs.size(); i++) {
      list.set(i, pairs.get(i).getValue());
    }
    return None.NONE;
  }
}
