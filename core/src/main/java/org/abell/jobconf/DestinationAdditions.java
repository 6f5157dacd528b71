package org.abell.jobconf;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job has beyond the destination of the configuration, because a rule said so. It is kept
 * with the job as JSON: parameters as an object, environment entries as a list of objects with the
 * keys that the YAML of a job configuration has.
 */
public record DestinationAdditions(Params params, List<EnvironmentEntry> environment) {

  /** Nothing is added. */
  public static final DestinationAdditions NONE = new DestinationAdditions(Params.NONE, List.of());

  // Looking the provider up costs more than reading a line of JSON: once is enough.
  private static final JsonProvider JSON = JsonProvider.provider();

  public DestinationAdditions {
    environment = List.copyOf(environment);
  }

  /** Reads what {@link #paramsJson} and {@link #environmentJson} wrote. */
  public static DestinationAdditions of(String paramsJson, String environmentJson) {
    try (var params = JSON.createReader(new StringReader(paramsJson));
        var environment = JSON.createReader(new StringReader(environmentJson))) {
      return new DestinationAdditions(
          new Params(members(params.readObject())),
          environment.readArray().getValuesAs(JsonObject.class).stream()
              .map(DestinationAdditions::entry)
              .toList());
    }
  }

  /** The destination as this job sees it: what was added wins, and its environment comes last. */
  public Destination addTo(Destination base) {
    var allParams = new LinkedHashMap<>(base.params().values());
    allParams.putAll(params.values());
    var allEntries = new ArrayList<>(base.environment());
    allEntries.addAll(environment);
    return new Destination(
        base.id(),
        base.runner(),
        base.tags(),
        new Params(allParams),
        allEntries,
        base.resubmit(),
        base.metrics());
  }

  /** The parameters as a JSON object. */
  public String paramsJson() {
    return json(new ParamValue.Mapping(params.values())).toString();
  }

  /** The environment entries as a JSON list. */
  public String environmentJson() {
    var list = JSON.createArrayBuilder();
    environment.forEach(entry -> add(list, entry));
    return list.build().toString();
  }

  private static void add(JsonArrayBuilder list, EnvironmentEntry entry) {
    var object = JSON.createObjectBuilder();
    if (entry instanceof EnvironmentEntry.Variable variable) {
      object.add("name", variable.name()).add("value", variable.value()).add("raw", variable.raw());
    } else if (entry instanceof EnvironmentEntry.Sourced sourced) {
      object.add("file", sourced.file()).add("raw", sourced.raw());
    } else {
      object.add("execute", ((EnvironmentEntry.Executed) entry).command());
    }
    list.add(object);
  }

  private static EnvironmentEntry entry(JsonObject object) {
    var raw = object.getBoolean("raw", false);
    if (object.containsKey("file")) {
      return new EnvironmentEntry.Sourced(object.getString("file"), raw);
    }
    return object.containsKey("execute")
        ? new EnvironmentEntry.Executed(object.getString("execute"))
        : new EnvironmentEntry.Variable(object.getString("name"), object.getString("value"), raw);
  }

  private static JsonValue json(ParamValue value) {
    if (value instanceof ParamValue.Sequence list) {
      var array = JSON.createArrayBuilder();
      list.values().forEach(v -> array.add(json(v)));
      return array.build();
    }
    if (value instanceof ParamValue.Mapping map) {
      var object = JSON.createObjectBuilder();
      map.values().forEach((name, v) -> object.add(name, json(v)));
      return object.build();
    }
    return JSON.createValue(value.flat());
  }

  private static ParamValue value(JsonValue json) {
    return switch (json.getValueType()) {
      case ARRAY ->
          new ParamValue.Sequence(
              json.asJsonArray().stream().map(DestinationAdditions::value).toList());
      case OBJECT -> new ParamValue.Mapping(members(json.asJsonObject()));
      case STRING -> new ParamValue.Text(((JsonString) json).getString());
      case NUMBER, TRUE, FALSE, NULL -> new ParamValue.Text(json.toString());
    };
  }

  private static Map<String, ParamValue> members(JsonObject object) {
    var found = new LinkedHashMap<String, ParamValue>();
    object.forEach((name, value) -> found.put(name, value(value)));
    return found;
  }
}
