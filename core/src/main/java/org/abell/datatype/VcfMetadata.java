package org.abell.datatype;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Variants: a table and the names of its samples. */
record VcfMetadata() implements MetadataReader {

  private static final int FIRST_SAMPLE = 9;
  private static final int COLUMNS = 10;

  @Override
  public Findings read(Path file) throws IOException {
    var scan = TableScan.ofValues(file, 0);
    var header = header(file);
    var samples = header.subList(Math.min(FIRST_SAMPLE, header.size()), header.size());
    var metadata =
        scan.describe(Json.createObjectBuilder())
            .add("sample_names", Json.createArrayBuilder(samples));
    if (scan.columns() == 0) {
      metadata.add("columns", header.isEmpty() ? COLUMNS : header.size());
    }
    return new Findings(metadata.build(), TableBlurb.of(scan, file, "line"));
  }

  private static List<String> header(Path file) throws IOException {
    try (var in = LineReader.open(file)) {
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        if (line.get().startsWith("#CHROM")) {
          return Arrays.asList(line.get().split("\t"));
        }
        if (!line.get().startsWith("#")) {
          return List.of();
        }
      }
      return List.of();
    }
  }
}
