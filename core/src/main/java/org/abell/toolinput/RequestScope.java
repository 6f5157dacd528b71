package org.abell.toolinput;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The part of a request in which the inputs of one group stand: nested objects, flat names ({@code
 * cond|name}, {@code rep_0|name}), or both.
 */
record RequestScope(JsonObject flat, String prefix, Optional<JsonObject> nested) {

  static RequestScope of(JsonObject request) {
    return new RequestScope(request, "", Optional.of(request));
  }

  /** What the request says for a parameter; empty where it does not mention it. */
  Optional<JsonValue> value(String name) {
    return nested.map(o -> o.get(name)).or(() -> Optional.ofNullable(flat.get(prefix + name)));
  }

  /** The scope of a conditional or section. */
  RequestScope group(String name) {
    return new RequestScope(flat, prefix + name + "|", value(name).flatMap(RequestScope::object));
  }

  /** How often a repeat is filled in; empty where the request does not mention it. */
  OptionalInt instances(String name) {
    var list = list(name);
    if (list.isPresent()) {
      return OptionalInt.of(list.get().size());
    }
    return IntStream.iterate(0, this.has(name)::test, i -> i + 1).map(i -> i + 1).max();
  }

  private java.util.function.IntPredicate has(String name) {
    return i -> {
      var start = prefix + name + "_" + i + "|";
      return flat.keySet().stream().anyMatch(k -> k.startsWith(start));
    };
  }

  /** The scope of one instance of a repeat. */
  RequestScope instance(String name, int index) {
    var object = list(name).filter(l -> index < l.size()).flatMap(l -> object(l.get(index)));
    return new RequestScope(flat, prefix + name + "_" + index + "|", object);
  }

  private Optional<List<JsonValue>> list(String name) {
    return value(name).filter(JsonArray.class::isInstance).map(v -> v.asJsonArray());
  }

  private static Optional<JsonObject> object(JsonValue value) {
    return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }
}
