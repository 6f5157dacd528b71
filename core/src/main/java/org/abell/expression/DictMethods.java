package org.abell.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of Python's dict, those of Python 2 among them. */
final class DictMethods {

  private static final MethodTable<Map<Object, Object>> TABLE =
      new MethodTable<Map<Object, Object>>()
          .add("get", "key default?", DictMethods::get)
          .add("has_key", "key", (d, a) -> d.containsKey(Sequences.key(a.get("key"))))
          .add("keys", "", (d, a) -> keys(d))
          .add("iterkeys", "", (d, a) -> keys(d))
          .add("values", "", (d, a) -> values(d))
          .add("itervalues", "", (d, a) -> values(d))
          .add("items", "", (d, a) -> items(d))
          .add("iteritems", "", (d, a) -> items(d))
          .add("copy", "", (d, a) -> new LinkedHashMap<>(d))
          .add("clear", "", (d, a) -> cleared(d))
          .add("setdefault", "key default?", DictMethods::setDefault)
          .add("pop", "key default?", DictMethods::pop)
          .add("popitem", "", (d, a) -> popItem(d))
          .add("update", "other? **", DictMethods::update);

  private DictMethods() {}

  static Optional<Object> find(Map<Object, Object> self, String name) {
    return TABLE.find(self, name);
  }

  private static Object get(Map<Object, Object> dict, Arguments arguments) {
    var key = Sequences.key(arguments.get("key"));
    return dict.containsKey(key) ? dict.get(key) : arguments.get("default", None.NONE);
  }

  private static DictView keys(Map<Object, Object> dict) {
    return new DictView("dict_keys", new ArrayList<>(dict.keySet()));
  }

  private static DictView values(Map<Object, Object> dict) {
    var values = new ArrayList<Object>();
    dict.values().forEach(value -> values.add(Values.of(value)));
    return new DictView("dict_values", values);
  }

  private static DictView items(Map<Object, Object> dict) {
    var items = new ArrayList<Object>();
    dict.forEach((key, value) -> items.add(Tuple.of(key, Values.of(value))));
    return new DictView("dict_items", items);
  }

  private static Object cleared(Map<Object, Object> dict) {
    dict.clear();
    return None.NONE;
  }

  private static Object setDefault(Map<Object, Object> dict, Arguments arguments) {
    var key = Sequences.key(arguments.get("key"));
    if (!dict.containsKey(key)) {
      dict.put(key, arguments.get("default", None.NONE));
    }
    return dict.get(key);
  }

  private static Object pop(Map<Object, Object> dict, Arguments arguments) {
    var key = Sequences.key(arguments.get("key"));
    if (dict.containsKey(key)) {
      return dict.remove(key);
    }
    if (arguments.has("default")) {
      return arguments.get("default");
    }
    throw new EvaluationException("KeyError", Values.repr(key));
  }

  private static Object popItem(Map<Object, Object> dict) {
    if (dict.isEmpty()) {
      throw new EvaluationException("KeyError", "'popitem(): dictionary is empty'");
    }
    var last = new ArrayList<>(dict.keySet()).get(dict.size() - 1);
    return Tuple.of(last, dict.remove(last));
  }

  private static Object update(Map<Object, Object> dict, Arguments arguments) {
    dict.putAll(build(arguments));
    return None.NONE;
  }

  /** A dict from another one or from pairs, and from named arguments. */
  static Map<Object, Object> build(Arguments arguments) {
    var built = new LinkedHashMap<Object, Object>();
    if (arguments.has("other")) {
      if (arguments.get("other") instanceof Map<?, ?> other) {
        built.putAll(other);
      } else {
        Sequences.elements(arguments.get("other"))
            .forEachRemaining(pair -> putPair(built, Sequences.copy(pair)));
      }
    }
    built.putAll(arguments.named());
    return built;
  }

  private static void putPair(Map<Object, Object> dict, List<Object> pair) {
    if (pair.size() != 2) {
      throw EvaluationException.value(
          "dictionary update sequence element has length %d; 2 is required".formatted(pair.size()));
    }
    dict.put(Sequences.key(pair.get(0)), pair.get(1));
  }
}
