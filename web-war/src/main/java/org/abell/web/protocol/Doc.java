package org.abell.web.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** A JSON object being written. What is absent is shown as {@code null}, as Galaxy does. */
public final class Doc {

  /** Looked up once: the lookup scans the class path. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private final JsonObjectBuilder builder = JSON.createObjectBuilder();

  /** Adds texts, numbers, truth values, times, optional ones, lists and maps of these. */
  public Doc put(String name, Object value) {
    builder.add(name, json(value));
    return this;
  }

  /** Adds a member that is {@code null}. */
  public Doc none(String name) {
    builder.addNull(name);
    return this;
  }

  /** Adds all members of another object. */
  public Doc all(JsonObject other) {
    other.forEach(builder::add);
    return this;
  }

  public JsonObject json() {
    return builder.build();
  }

  /** The JSON value of a Java value. */
  public static JsonValue json(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Doc::json).orElse(JsonValue.NULL);
    }
    if (value instanceof JsonValue json) {
      return json;
    }
    if (value instanceof Doc doc) {
      return doc.json();
    }
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Instant instant) {
      return JSON.createValue(Times.text(instant));
    }
    if (value instanceof Collection<?> list) {
      return list(list);
    }
    if (value instanceof Map<?, ?> map) {
      var doc = new Doc();
      map.forEach((k, v) -> doc.put(k.toString(), v));
      return doc.json();
    }
    return JSON.createValue(value.toString());
  }

  /** Collects documents and other values in a list. */
  public static Collector<Object, ?, JsonArray> toArray() {
    return Collectors.collectingAndThen(Collectors.toList(), Doc::list);
  }

  private static JsonValue number(Number number) {
    return number instanceof BigDecimal || number instanceof Double || number instanceof Float
        ? JSON.createValue(new BigDecimal(number.toString()))
        : JSON.createValue(number.longValue());
  }

  private static JsonArray list(Collection<?> list) {
    var array = JSON.createArrayBuilder();
    list.forEach(element -> array.add(json(element)));
    return array.build();
  }
}
