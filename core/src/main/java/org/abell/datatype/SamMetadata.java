package org.abell.datatype;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Alignments as text: the columns that the format has, and what the header says. */
record SamMetadata() implements MetadataReader {

  private static final List<String> NAMES =
      List.of(
          "QNAME", "FLAG", "RNAME", "POS", "MAPQ", "CIGAR", "MRNM", "MPOS", "ISIZE", "SEQ", "QUAL",
          "OPT");
  private static final List<String> TYPES =
      List.of("str", "int", "str", "int", "int", "str", "str", "int", "int", "str", "str", "str");
  private static final int HEADER_LINES = 1_000_000;

  @Override
  public Findings read(Path file) throws IOException {
    var header = new ArrayList<String>();
    long headerLines = 0;
    long dataLines = 0;
    try (var in = LineReader.open(file)) {
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        if (dataLines == 0 && line.get().startsWith("@")) {
          headerLines++;
          if (header.size() < HEADER_LINES) {
            header.add(line.get());
          }
        } else {
          dataLines++;
        }
      }
    }
    return findings(SamHeader.parse(header), headerLines, dataLines);
  }

  private static Findings findings(SamHeader header, long headerLines, long dataLines) {
    var metadata =
        Json.createObjectBuilder()
            .add("columns", NAMES.size())
            .add("column_names", Json.createArrayBuilder(NAMES))
            .add("column_types", Json.createArrayBuilder(TYPES))
            .add("delimiter", "\t")
            .add("data_lines", dataLines)
            .add("comment_lines", headerLines);
    header.describe(metadata);
    var comments = headerLines > 0 ? ", " + Wording.count(headerLines, "comment") : "";
    return new Findings(metadata.build(), Wording.count(dataLines, "line") + comments);
  }
}
