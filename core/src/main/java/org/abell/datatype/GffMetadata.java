package org.abell.datatype;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Features: nine fixed columns and the attributes of the first of them.
 *
 * @param columnTypes what the nine columns hold
 */
record GffMetadata(List<String> columnTypes) implements MetadataReader {

  static final GffMetadata GFF =
      new GffMetadata(List.of("str", "str", "str", "int", "int", "int", "str", "str", "str"));
  static final GffMetadata GTF =
      new GffMetadata(List.of("str", "str", "str", "int", "int", "float", "str", "int", "list"));
  static final GffMetadata GFF3 =
      new GffMetadata(List.of("str", "str", "str", "int", "int", "float", "str", "int", "list"));

  private static final int LINES_FOR_ATTRIBUTES = 200;
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s*([^\\s=;\"]+)\\s*[=\\s]\\s*(\"[^\"]*\"|[^;]*)(?:;|$)");

  @Override
  public Findings read(Path file) throws IOException {
    var found = scan(file);
    var types = Json.createObjectBuilder();
    found.attributes.forEach((name, type) -> types.add(name, label(type)));
    var metadata =
        Json.createObjectBuilder()
            .add("columns", columnTypes.size())
            .add("column_types", Json.createArrayBuilder(columnTypes))
            .add("delimiter", "\t")
            .add("data_lines", found.dataLines)
            .add("comment_lines", found.commentLines)
            .add("attributes", found.attributes.size())
            .add("attribute_types", types);
    new RegionColumns(1, 4, 5, 7, 0).describe(metadata);
    var comments =
        found.commentLines > 0 ? ", " + Wording.count(found.commentLines, "comment") : "";
    return new Findings(metadata.build(), Wording.count(found.dataLines, "region") + comments);
  }

  private static Scan scan(Path file) throws IOException {
    var scan = new Scan();
    try (var in = LineReader.open(file)) {
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        scan.take(line.get());
      }
    }
    return scan;
  }

  private static String label(ColumnType type) {
    return switch (type) {
      case INT -> "int";
      case FLOAT -> "float";
      case LIST, STR -> "str";
    };
  }

  private static final class Scan {
    private final Map<String, ColumnType> attributes = new LinkedHashMap<>();
    private long lines;
    private long dataLines;
    private long commentLines;

    void take(String line) {
      if (line.isBlank() || line.startsWith("#") || (dataLines == 0 && !isFeature(line))) {
        commentLines++;
      } else {
        dataLines++;
        if (lines < LINES_FOR_ATTRIBUTES) {
          takeAttributes(line.substring(line.lastIndexOf('\t') + 1));
        }
      }
      lines++;
    }

    private static boolean isFeature(String line) {
      var row = line.split("\t", 6);
      return row.length > 5 && ColumnType.isInteger(row[3]) && ColumnType.isInteger(row[4]);
    }

    private void takeAttributes(String text) {
      var attribute = ATTRIBUTE.matcher(text);
      while (attribute.find()) {
        var value = attribute.group(2).strip().replace("\"", "");
        attributes.merge(attribute.group(1), ColumnType.of(value), ColumnType::or);
      }
    }
  }
}
