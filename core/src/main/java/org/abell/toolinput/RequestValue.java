package org.abell.toolinput;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One value of a request as JSON: numbers and booleans may be text, and text may be a number. */
record RequestValue(JsonValue json) {

  /** The value as text; empty for null. */
  Optional<String> text() {
    return switch (json.getValueType()) {
      case NULL -> Optional.empty();
      case STRING -> Optional.of(((JsonString) json).getString());
      case NUMBER -> Optional.of(number((JsonNumber) json));
      case TRUE -> Optional.of("true");
      case FALSE -> Optional.of("false");
      case ARRAY, OBJECT ->
          throw new WrongValue("a single value is needed, not a list or an object.");
    };
  }

  private static String number(JsonNumber number) {
    // Never the plain form of a number like 1e999999999: it has that many digits.
    return number.isIntegral() ? number.bigIntegerValue().toString() : number.toString();
  }

  /** The text without blanks around it; empty for null and for nothing but blanks. */
  Optional<String> word() {
    return text().map(String::strip).filter(t -> !t.isEmpty());
  }

  /** The elements of a list, or the value itself as the only one; none for null. */
  List<RequestValue> elements() {
    if (json instanceof JsonArray array) {
      return array.stream().map(RequestValue::new).toList();
    }
    return json.equals(JsonValue.NULL) ? List.of() : List.of(this);
  }

  /** The references of a data input: {@code {src,id}}, a list of them, or {@code {values:[…]}}. */
  List<RequestValue> references() {
    if (json instanceof JsonObject object && object.get("values") instanceof JsonArray values) {
      return values.stream().map(RequestValue::new).toList();
    }
    return elements().stream().filter(e -> !e.isBlank()).toList();
  }

  private boolean isBlank() {
    return json instanceof JsonString string && string.getString().isBlank();
  }

  /** Whether the tool is to be run once for each of the values. */
  boolean isBatch() {
    return json instanceof JsonObject object && JsonValue.TRUE.equals(object.get("batch"));
  }

  /** A part of a reference; empty where it has none. */
  Optional<String> part(String key) {
    return Stream.of(json)
        .filter(JsonObject.class::isInstance)
        .flatMap(o -> Stream.ofNullable(o.asJsonObject().get(key)))
        .flatMap(v -> new RequestValue(v).text().stream())
        .findFirst();
  }
}
