package org.abell.datatype;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Sequences and lines.
 *
 * @param mark how the first line of a sequence begins
 * @param linesEach after how many lines the next sequence can begin
 */
record SequenceMetadata(String mark, int linesEach) implements MetadataReader {

  static final SequenceMetadata FASTA = new SequenceMetadata(">", 1);
  static final SequenceMetadata FASTQ = new SequenceMetadata("@", 4);

  @Override
  public Findings read(Path file) throws IOException {
    long lines = 0;
    long sequences = 0;
    try (var in = LineReader.open(file)) {
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        if (lines % linesEach == 0 && line.get().startsWith(mark)) {
          sequences++;
        }
        lines++;
      }
    }
    var metadata =
        Json.createObjectBuilder().add("data_lines", lines).add("sequences", sequences).build();
    return new Findings(metadata, Wording.count(sequences, "sequence"));
  }
}
