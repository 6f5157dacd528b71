package org.abell.toolinput;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes values as nested JSON that {@link InputChecker} takes back. */
public final class InputJson {

  // Looking the provider up costs more than reading a line of JSON: once is enough.
  private static final JsonProvider JSON = JsonProvider.provider();

  private final Function<ToolDataset, JsonValue> reference;

  private InputJson(Function<ToolDataset, JsonValue> reference) {
    this.reference = reference;
  }

  /** For clients: datasets by their encoded ids. */
  public static JsonObject forClients(ToolValues values) {
    return new InputJson(d -> JSON.createValue(d.encodedId())).object(values.values()).build();
  }

  /** For the database: datasets by their numbers. */
  static JsonObject forStorage(ToolValues values) {
    return new InputJson(d -> JSON.createValue(d.id())).object(values.values()).build();
  }

  private JsonObjectBuilder object(Map<String, Value> values) {
    var object = JSON.createObjectBuilder();
    values.forEach((name, value) -> object.add(name, json(value)));
    return object;
  }

  private JsonValue json(Value value) {
    if (value instanceof Value.Text text) {
      return JSON.createValue(text.text());
    } else if (value instanceof Value.Whole whole) {
      return JSON.createValue(whole.number());
    } else if (value instanceof Value.Decimal decimal) {
      return JSON.createValue(decimal.number());
    } else if (value instanceof Value.Flag flag) {
      return flag.on() ? JsonValue.TRUE : JsonValue.FALSE;
    } else if (value instanceof Value.Chosen chosen) {
      return oneOrAll(
          chosen.values().stream().map(v -> (JsonValue) JSON.createValue(v)).toList(),
          chosen.multiple());
    } else if (value instanceof Value.Columns columns) {
      return oneOrAll(
          columns.numbers().stream().map(n -> (JsonValue) JSON.createValue(n.toString())).toList(),
          columns.multiple());
    } else if (value instanceof Value.Datasets data) {
      return datasets(data.datasets());
    }
    return group(value);
  }

  private JsonValue group(Value value) {
    if (value instanceof Value.Branch branch) {
      var object = JSON.createObjectBuilder().add(branch.testName(), json(branch.test()));
      object.add("__current_case__", branch.caseIndex());
      return object.addAll(object(branch.values())).build();
    } else if (value instanceof Value.Group group) {
      return object(group.values()).build();
    } else if (value instanceof Value.Instances instances) {
      var array = JSON.createArrayBuilder();
      for (int i = 0; i < instances.groups().size(); i++) {
        array.add(object(instances.groups().get(i).values()).add("__index__", i));
      }
      return array.build();
    }
    return JsonValue.NULL;
  }

  private static JsonValue oneOrAll(List<JsonValue> values, boolean all) {
    return all ? JSON.createArrayBuilder(values).build() : values.get(0);
  }

  private JsonValue datasets(List<ToolDataset> datasets) {
    var array = JSON.createArrayBuilder();
    for (var dataset : datasets) {
      array.add(JSON.createObjectBuilder().add("src", "hda").add("id", reference.apply(dataset)));
    }
    return JSON.createObjectBuilder().add("values", array).build();
  }
}
