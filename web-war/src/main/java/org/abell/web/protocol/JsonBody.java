package org.abell.web.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

/** The JSON object of a request; a request without a body is an empty object. */
public record JsonBody(JsonObject json) {

  private static final JsonProvider JSON = JsonProvider.provider();

  /**
   * Reads the text of a body.
   *
   * @throws Refusal when it is no JSON object
   */
  public static JsonBody parse(String text) {
    if (text.isBlank()) {
      return new JsonBody(JsonValue.EMPTY_JSON_OBJECT);
    }
    if (value(text) instanceof JsonObject object) {
      return new JsonBody(object);
    }
    throw new Refusal(ErrorCode.MALFORMED_JSON, "The body of the request must be a JSON object.");
  }

  /**
   * Reads any JSON text.
   *
   * @throws Refusal when it is not JSON
   */
  public static JsonValue value(String text) {
    try (var reader = JSON.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (JsonException | IllegalStateException e) {
      throw new Refusal(
          ErrorCode.MALFORMED_JSON, "The request is not JSON: " + firstLine(e.getMessage()));
    }
  }

  /** The member as text; numbers and truth values are written out. */
  public Optional<String> text(String name) {
    return member(name).map(JsonBody::text);
  }

  /** The member as text; an absent one is refused. */
  public String required(String name) {
    return text(name)
        .filter(s -> !s.isBlank())
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.PARAMETER_MISSING, "The parameter '%s' is missing.".formatted(name)));
  }

  /** The member, unless it is absent or {@code null}. */
  public Optional<JsonValue> member(String name) {
    return Optional.ofNullable(json.get(name)).filter(v -> v != JsonValue.NULL);
  }

  /** The truth of the member; empty when it is absent. */
  public Optional<Boolean> truth(String name) {
    return member(name).map(Truth::of);
  }

  /** The member as an object, also when it comes as JSON text; absent is empty. */
  public JsonObject object(String name) {
    return structured(name) instanceof JsonObject object ? object : notA(name, "an object");
  }

  /** The member as a list, also when it comes as JSON text; absent is empty. */
  public JsonArray list(String name) {
    var value = structured(name);
    if (value.equals(JsonValue.EMPTY_JSON_OBJECT)) {
      return JsonValue.EMPTY_JSON_ARRAY;
    }
    return value instanceof JsonArray array ? array : notA(name, "a list");
  }

  /** The same body with more members. */
  public JsonBody with(Map<String, ? extends JsonValue> more) {
    var doc = new Doc().all(json);
    more.forEach(doc::put);
    return new JsonBody(doc.json());
  }

  private JsonValue structured(String name) {
    var value = member(name).orElse(JsonValue.EMPTY_JSON_OBJECT);
    return value instanceof JsonString text ? value(text.getString()) : value;
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    return value instanceof JsonNumber number ? number.toString() : value.toString();
  }

  private static <T> T notA(String name, String kind) {
    throw new Refusal(ErrorCode.PARAMETER_INVALID, "'%s' must be %s.".formatted(name, kind));
  }

  private static String firstLine(String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }
}
