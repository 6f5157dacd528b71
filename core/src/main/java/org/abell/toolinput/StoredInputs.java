package org.abell.toolinput;

import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.abell.tool.Tool;

/**
 * The values of a job as the database keeps them: one JSON text per top-level input, datasets as
 * {@code {"values":[{"src":"hda","id":7}]}} with their database ids.
 */
public final class StoredInputs {

  // Looking the provider up costs more than reading a line of JSON: once is enough.
  private static final JsonProvider JSON = JsonProvider.provider();

  // A text in a value has its quotes escaped, so only a reference looks like this.
  private static final Pattern REFERENCE =
      Pattern.compile("\\{\"src\":\"hda\",\"id\":(\\d{1,18})}");

  private StoredInputs() {}

  /** JSON text by input name, in form order. */
  public static Map<String, String> write(ToolValues values) {
    Map<String, String> stored = new LinkedHashMap<>();
    InputJson.forStorage(values).forEach((name, json) -> stored.put(name, json.toString()));
    return stored;
  }

  /**
   * Reads them back for the tool.
   *
   * @param lookup is asked with the database id as text
   */
  public static InputCheck read(Tool tool, Map<String, String> stored, DatasetLookup lookup) {
    var request = JSON.createObjectBuilder();
    stored.forEach((name, text) -> request.add(name, parse(text)));
    return InputChecker.check(tool, request.build(), lookup);
  }

  /** A stored value in which references to datasets have other numbers; unknown ones stay. */
  public static String withOtherIds(String stored, Map<Long, Long> numbers) {
    return REFERENCE
        .matcher(stored)
        .replaceAll(
            match -> {
              var id = Long.parseLong(match.group(1));
              return "{\"src\":\"hda\",\"id\":%d}".formatted(numbers.getOrDefault(id, id));
            });
  }

  private static JsonValue parse(String text) {
    // In an array, because the oldest parsers take no bare value.
    try (var reader = JSON.createReader(new StringReader("[" + text + "]"))) {
      return reader.readArray().get(0);
    } catch (JsonException e) {
      throw new IllegalArgumentException("a stored job parameter is not JSON: " + text, e);
    }
  }
}
