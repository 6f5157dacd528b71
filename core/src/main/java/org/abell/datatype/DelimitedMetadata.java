package org.abell.datatype;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with a header row: names from the first row, types from the second.
 *
 * @param delimiter what parts the fields
 */
record DelimitedMetadata(char delimiter) implements MetadataReader {

  @Override
  public Findings read(Path file) throws IOException {
    var parser = new DelimitedRows(delimiter);
    var first = new ArrayList<List<String>>();
    long lines = 0;
    try (var in = LineReader.open(file)) {
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        lines++;
        if (first.size() < 2) {
          keep(parser.add(line.get()), first);
        }
      }
    }
    return findings(row(first, 0), row(first, 1), lines);
  }

  private static void keep(List<String> row, List<List<String>> rows) {
    if (!row.isEmpty()) {
      rows.add(row);
    }
  }

  private static List<String> row(List<List<String>> rows, int number) {
    return number < rows.size() ? rows.get(number) : List.of();
  }

  private Findings findings(List<String> names, List<String> values, long lines) {
    int columns = Math.max(names.size(), values.size());
    long dataLines = Math.max(0, lines - 1);
    var metadata =
        Json.createObjectBuilder()
            .add("columns", columns)
            .add("column_names", Json.createArrayBuilder(names))
            .add("column_types", types(values))
            .add("delimiter", String.valueOf(delimiter))
            .add("data_lines", dataLines)
            .add("comment_lines", names.isEmpty() ? 0 : 1)
            .build();
    var blurb = Wording.count(dataLines, "line") + " " + Wording.count(columns, "column");
    return new Findings(metadata, blurb);
  }

  private static JsonArray types(List<String> values) {
    var types = Json.createArrayBuilder();
    values.forEach(value -> types.add(ColumnType.of(value).label()));
    return types.build();
  }
}
