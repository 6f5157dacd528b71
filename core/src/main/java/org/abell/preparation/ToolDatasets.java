package org.abell.preparation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.expression.None;
import org.abell.ident.IdEncoding;
import org.abell.settings.DataDirectory;
import org.abell.toolinput.DatasetLookup;
import org.abell.toolinput.ToolDataset;

/** History items as tools see them. */
final class ToolDatasets {

  private final DataDirectory data;
  private final IdEncoding ids;

  ToolDatasets(DataDirectory data, IdEncoding ids) {
    this.data = data;
    this.ids = ids;
  }

  ToolDataset of(JobSheet.Item item) {
    return new ToolDataset(
        ids.encode(item.itemId()),
        item.itemId(),
        item.hid(),
        item.name(),
        item.extension(),
        data.dataset(item.datasetId()),
        item.dbkey(),
        metadata(item.metadata()),
        item.state());
  }

  /** Finds the job's own inputs by the item ids that its parameters hold, and nothing else. */
  DatasetLookup lookup(List<JobSheet.Item> inputs) {
    return (src, id) ->
        inputs.stream()
            .filter(i -> Long.toString(i.itemId()).equals(id))
            .findFirst()
            .<DatasetLookup.Answer>map(i -> new DatasetLookup.Found(of(i)))
            .orElseGet(
                () -> new DatasetLookup.Denied("Dataset %s is no input of the job.".formatted(id)));
  }

  private static Map<String, Object> metadata(String json) {
    var found = new LinkedHashMap<String, Object>();
    try (var reader = Json.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      object.forEach((name, value) -> found.put(name, plain(value)));
    }
    return found;
  }

  private static Object plain(JsonValue value) {
    return switch (value.getValueType()) {
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> number((JsonNumber) value);
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> None.NONE;
      case ARRAY -> ((JsonArray) value).stream().map(ToolDatasets::plain).toList();
      case OBJECT -> value.toString();
    };
  }

  private static Object number(JsonNumber number) {
    if (!number.isIntegral()) {
      return number.doubleValue();
    }
    var whole = number.longValue();
    return whole == (int) whole ? (Object) (int) whole : (Object) whole;
  }
}
