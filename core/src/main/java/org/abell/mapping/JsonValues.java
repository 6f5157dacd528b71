package org.abell.mapping;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.expression.None;

/** JSON as values of expressions. */
final class JsonValues {

  // Looking the provider up costs more than reading a line of JSON: once is enough.
  static final JsonProvider JSON = JsonProvider.provider();

  private JsonValues() {}

  /** A text as JSON; what is no JSON is a JSON text. */
  static JsonValue read(String text) {
    // In an array, because the oldest parsers take no bare value.
    try (var reader = JSON.createReader(new StringReader("[" + text + "]"))) {
      var values = reader.readArray();
      return values.size() == 1 ? values.get(0) : JSON.createValue(text);
    } catch (JsonException e) {
      return JSON.createValue(text);
    }
  }

  /** The value that an expression sees. */
  static Object plain(JsonValue json) {
    if (json instanceof JsonObject object) {
      Map<String, Object> found = new LinkedHashMap<>();
      object.forEach((name, value) -> found.put(name, plain(value)));
      return found;
    }
    if (json instanceof JsonArray array) {
      List<Object> found = new ArrayList<>();
      array.forEach(value -> found.add(plain(value)));
      return found;
    }
    if (json instanceof JsonNumber number) {
      return number.isIntegral() ? (Object) number.longValue() : number.doubleValue();
    }
    if (json instanceof JsonString string) {
      return string.getString();
    }
    return json == JsonValue.NULL ? None.NONE : (Object) json.equals(JsonValue.TRUE);
  }

  /** A single value as text, as forms and files write it. */
  static String text(JsonValue json) {
    return json instanceof JsonString string ? string.getString() : json.toString();
  }
}
