package org.abell.web.job;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.function.LongFunction;
import org.abell.job.Job;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.JsonBody;

/** The stored inputs of a job as a client would send them: datasets by encoded ids. */
public final class StoredValues {

  private final LongFunction<String> encode;

  public StoredValues(LongFunction<String> encode) {
    this.encode = encode;
  }

  /** All inputs, ready to be sent again. */
  public JsonObject inputs(Job job) {
    var doc = new Doc();
    job.parameters().forEach(p -> doc.put(p.name(), value(p.value())));
    return doc.json();
  }

  /** One stored value, a JSON text. */
  public JsonValue value(String stored) {
    return forClients(JsonBody.value(stored));
  }

  private JsonValue forClients(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.stream().map(this::forClients).collect(Doc.toArray());
    }
    return value instanceof JsonObject object ? forClients(object) : value;
  }

  private JsonObject forClients(JsonObject object) {
    var doc = new Doc();
    object.forEach(
        (name, value) ->
            doc.put(
                name,
                name.equals("id") && object.containsKey("src") && value instanceof JsonNumber id
                    ? encode.apply(id.longValue())
                    : forClients(value)));
    return doc.json();
  }
}
