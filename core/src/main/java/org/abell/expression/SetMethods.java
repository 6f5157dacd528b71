package org.abell.expression;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The methods of Python's set; its order is that of insertion. */
final class SetMethods {

  private static final MethodTable<Set<Object>> TABLE =
      new MethodTable<Set<Object>>()
          .add("add", "element", (s, a) -> none(s.add(Sequences.key(a.get("element")))))
          .add("discard", "element", (s, a) -> none(s.remove(Sequences.key(a.get("element")))))
          .add("remove", "element", SetMethods::remove)
          .add("update", "other", (s, a) -> none(s.addAll(of(a.get("other")))))
          .add("copy", "", (s, a) -> new LinkedHashSet<>(s))
          .add("union", "other", (s, a) -> combined(Operator.OR, s, a))
          .add("intersection", "other", (s, a) -> combined(Operator.AND, s, a))
          .add("difference", "other", (s, a) -> combined(Operator.SUBTRACT, s, a))
          .add("symmetric_difference", "other", (s, a) -> combined(Operator.XOR, s, a))
          .add("issubset", "other", (s, a) -> of(a.get("other")).containsAll(s))
          .add("issuperset", "other", (s, a) -> s.containsAll(of(a.get("other"))));

  private SetMethods() {}

  static Optional<Object> find(Set<Object> self, String name) {
    return TABLE.find(self, name);
  }

  /** A new set of the elements. */
  static Set<Object> of(Object elements) {
    var set = new LinkedHashSet<Object>();
    Sequences.copy(elements).forEach(element -> set.add(Sequences.key(element)));
    return set;
  }

  private static Object none(boolean ignored) {
    return None.NONE;
  }

  private static Object remove(Set<Object> set, Arguments arguments) {
    if (!set.remove(Sequences.key(arguments.get("element")))) {
      throw new EvaluationException("KeyError", Values.repr(arguments.get("element")));
    }
    return None.NONE;
  }

  private static Object combined(Operator operator, Set<Object> set, Arguments arguments) {
    return Operations.apply(operator, set, of(arguments.get("other")));
  }
}
