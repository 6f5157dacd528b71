package org.abell.datatype;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;

/** A table parted by tabs. */
record TabularMetadata() implements MetadataReader {

  @Override
  public Findings read(Path file) throws IOException {
    var scan = TableScan.withTitle(file);
    var metadata = scan.describe(Json.createObjectBuilder()).build();
    return new Findings(metadata, TableBlurb.of(scan, file, "line"));
  }
}
