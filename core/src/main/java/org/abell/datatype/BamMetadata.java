package org.abell.datatype;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Alignments in BAM: what the header says; an index is not made. A file that is no BAM just has no
 * metadata.
 */
record BamMetadata() implements MetadataReader {

  private static final int LONGEST_HEADER = 16 << 20;

  @Override
  public Findings read(Path file) throws IOException {
    var metadata = Json.createObjectBuilder();
    try (var in = Compression.of(file).open(file)) {
      var bytes = in.readNBytes(LONGEST_HEADER);
      if (BamHeader.isBam(bytes)) {
        SamHeader.parse(BamHeader.textOf(bytes).lines().toList()).describe(metadata);
      }
    }
    return new Findings(metadata.build(), Wording.size(Files.size(file)));
  }
}
