package org.abell.dataset;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.abell.history.HistoryItem;
import org.abell.ident.IdEncoding;
import org.abell.settings.DataDirectory;
import org.abell.toolinput.ToolDataset;

/** Describes history items to tools. */
public final class ToolDatasets {

  // Looking the provider up costs more than reading a line of JSON: once is enough.
  private static final JsonProvider JSON = JsonProvider.provider();

  private final IdEncoding ids;
  private final DataDirectory data;

  public ToolDatasets(IdEncoding ids, DataDirectory data) {
    this.ids = ids;
    this.data = data;
  }

  /** The item as templates and checks see it. */
  public ToolDataset of(HistoryItem item) {
    return new ToolDataset(
        ids.encode(item.id()),
        item.id(),
        item.hid(),
        item.name(),
        item.extension(),
        data.dataset(item.dataset().id()),
        item.dbkey(),
        metadata(item.metadata()),
        item.dataset().state().label());
  }

  private static Map<String, Object> metadata(String json) {
    try (var reader = JSON.createReader(new StringReader(json))) {
      return members(reader.readObject());
    }
  }

  private static Map<String, Object> members(JsonObject object) {
    var members = new LinkedHashMap<String, Object>();
    object.forEach((name, value) -> plain(value).ifPresent(v -> members.put(name, v)));
    return members;
  }

  private static Optional<Object> plain(JsonValue value) {
    return switch (value.getValueType()) {
      case NULL -> Optional.empty();
      case TRUE -> Optional.of(true);
      case FALSE -> Optional.of(false);
      case STRING -> Optional.of(((JsonString) value).getString());
      case NUMBER -> Optional.of(number((JsonNumber) value));
      case OBJECT -> Optional.of(members(value.asJsonObject()));
      case ARRAY -> Optional.of(elements(value.asJsonArray()));
    };
  }

  private static Object number(JsonNumber number) {
    return number.isIntegral() ? (Object) number.longValue() : number.doubleValue();
  }

  private static Object elements(JsonArray array) {
    return array.stream().flatMap(e -> plain(e).stream()).toList();
  }
}
