package org.abell.datatype;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The header of alignments: section 1.3 of the SAM specification. */
final class SamHeader {

  private final Map<String, List<JsonObject>> records = new LinkedHashMap<>();
  private final List<String> comments = new ArrayList<>();

  private SamHeader() {}

  static SamHeader parse(List<String> lines) {
    var header = new SamHeader();
    lines.stream().filter(line -> line.startsWith("@")).forEach(header::take);
    return header;
  }

  private void take(String line) {
    var fields = line.substring(1).split("\t");
    if (fields[0].equals("CO")) {
      comments.add(line.length() > 4 ? line.substring(4) : "");
      return;
    }
    var record = Json.createObjectBuilder();
    for (int i = 1; i < fields.length; i++) {
      addField(record, fields[i]);
    }
    records.computeIfAbsent(fields[0], kind -> new ArrayList<>()).add(record.build());
  }

  private static void addField(JsonObjectBuilder record, String field) {
    int colon = field.indexOf(':');
    if (colon > 0) {
      var value = field.substring(colon + 1);
      if (field.startsWith("LN:") && value.matches("\\d{1,18}")) {
        record.add("LN", Long.parseLong(value));
      } else {
        record.add(field.substring(0, colon), value);
      }
    }
  }

  /** As the header says it; empty where it does not. */
  String sortOrder() {
    return first("HD", "SO");
  }

  private String first(String kind, String tag) {
    return of(kind).stream().findFirst().map(record -> record.getString(tag, "")).orElse("");
  }

  private List<JsonObject> of(String kind) {
    return records.getOrDefault(kind, List.of());
  }

  void describe(JsonObjectBuilder metadata) {
    var names = Json.createArrayBuilder();
    var lengths = Json.createArrayBuilder();
    for (JsonObject reference : of("SQ")) {
      names.add(reference.getString("SN", ""));
      lengths.add(reference.containsKey("LN") ? reference.get("LN") : Json.createValue(0));
    }
    var groups = Json.createArrayBuilder();
    of("RG").forEach(group -> groups.add(group.getString("ID", "")));
    metadata
        .add("reference_names", names)
        .add("reference_lengths", lengths)
        .add("read_groups", groups)
        .add("bam_header", all());
    addUnlessEmpty(metadata, "sort_order", sortOrder());
    addUnlessEmpty(metadata, "bam_version", first("HD", "VN"));
  }

  private static void addUnlessEmpty(JsonObjectBuilder metadata, String name, String value) {
    if (!value.isEmpty()) {
      metadata.add(name, value);
    }
  }

  private JsonObjectBuilder all() {
    var header = Json.createObjectBuilder();
    records.forEach(
        (kind, list) -> {
          if (kind.equals("HD")) {
            header.add(kind, list.get(0));
          } else {
            header.add(kind, arrayOf(list));
          }
        });
    if (!comments.isEmpty()) {
      header.add("CO", Json.createArrayBuilder(comments));
    }
    return header;
  }

  private static JsonArrayBuilder arrayOf(List<JsonObject> list) {
    var array = Json.createArrayBuilder();
    list.forEach(array::add);
    return array;
  }
}
