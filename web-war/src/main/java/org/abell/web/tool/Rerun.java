package org.abell.web.tool;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.function.LongFunction;
import org.abell.job.Job;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.JsonBody;

/** The inputs of an earlier job as a client would send them again: datasets by encoded ids. */
final class Rerun {

  private final LongFunction<String> encode;

  Rerun(LongFunction<String> encode) {
    this.encode = encode;
  }

  JsonObject inputs(Job job) {
    var doc = new Doc();
    job.parameters().forEach(p -> doc.put(p.name(), forClients(JsonBody.value(p.value()))));
    return doc.json();
  }

  private JsonValue forClients(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.stream().map(this::forClients).collect(Doc.toArray());
    }
    if (value instanceof JsonObject object) {
      return forClients(object);
    }
    return value;
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
