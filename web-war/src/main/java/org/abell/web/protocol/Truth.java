package org.abell.web.protocol;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;

/** Truth values as clients write them: {@code True}, {@code true}, {@code 1}, whatever the case. */
public record Truth(boolean value) {

  public static final Truth FALSE = new Truth(false);

  /** Used by the container for query parameters. */
  public static Truth fromString(String text) {
    return new Truth(
        switch (text.strip().toLowerCase(Locale.ROOT)) {
          case "true", "1", "yes", "on" -> true;
          case "false", "0", "no", "off", "none", "null", "" -> false;
          default ->
              throw new Refusal(
                  ErrorCode.PARAMETER_INVALID, "'%s' is neither true nor false.".formatted(text));
        });
  }

  /** The truth of a JSON value. */
  public static boolean of(JsonValue value) {
    return value instanceof JsonString text
        ? fromString(text.getString()).value()
        : value == JsonValue.TRUE || value.getValueType() == JsonValue.ValueType.TRUE;
  }
}
