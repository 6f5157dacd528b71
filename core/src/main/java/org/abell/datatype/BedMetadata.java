package org.abell.datatype;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;

/** BED: the columns have fixed places, and what comes before the first region is comment. */
record BedMetadata() implements MetadataReader {

  @Override
  public Findings read(Path file) throws IOException {
    var scan = TableScan.ofValues(file, linesBeforeRegions(file));
    var metadata = scan.describe(Json.createObjectBuilder());
    int strand = scan.columns() >= 6 ? 6 : 0;
    int name = scan.columns() > 3 ? 4 : 0;
    new RegionColumns(1, 2, 3, strand, name).describe(metadata);
    return new Findings(metadata.build(), TableBlurb.of(scan, file, "region"));
  }

  private static long linesBeforeRegions(Path file) throws IOException {
    try (var in = LineReader.open(file)) {
      long before = 0;
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        var row = line.get().split("\t", 4);
        if (row.length >= 3 && ColumnType.isInteger(row[1]) && ColumnType.isInteger(row[2])) {
          return before;
        }
        before++;
      }
      return before;
    }
  }
}
