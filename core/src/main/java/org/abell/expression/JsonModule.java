package org.abell.expression;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Python's module {@code json}. */
final class JsonModule {

  private static final MethodTable<Object> TABLE =
      new MethodTable<Object>()
          .add(
              "dumps",
              "obj skipkeys? ensure_ascii? check_circular? allow_nan? cls? indent? separators?"
                  + " default? sort_keys?",
              (o, a) -> new JsonWriter(a).write(a.get("obj")))
          .add("loads", "s", (o, a) -> loads(a.text("s")));

  private JsonModule() {}

  static Map<String, Object> members() {
    return TABLE.all(None.NONE);
  }

  private static Object loads(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return value(reader.readValue());
    } catch (JsonException e) {
      throw EvaluationException.value("the text is no JSON: " + e.getMessage());
    }
  }

  private static Object value(JsonValue json) {
    return switch (json.getValueType()) {
      case NULL -> None.NONE;
      case TRUE -> true;
      case FALSE -> false;
      case STRING -> ((JsonString) json).getString();
      case NUMBER -> number((JsonNumber) json);
      case ARRAY -> {
        var list = new ArrayList<Object>();
        json.asJsonArray().forEach(element -> list.add(value(element)));
        yield list;
      }
      case OBJECT -> {
        var dict = new LinkedHashMap<Object, Object>();
        json.asJsonObject().forEach((name, member) -> dict.put(name, value(member)));
        yield dict;
      }
    };
  }

  private static Object number(JsonNumber number) {
    return number.toString().matches("-?\\d+")
        ? Numbers.normal(number.bigIntegerValue())
        : (Object) number.doubleValue();
  }
}
