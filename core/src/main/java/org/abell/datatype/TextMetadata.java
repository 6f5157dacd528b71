package org.abell.datatype;

import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Text of any kind: how many lines say something.
 *
 * @param blurb what is said about every file of the type instead of the number of lines
 */
record TextMetadata(Optional<String> blurb) implements MetadataReader {

  // Looking the provider up costs more than reading a small file: once is enough.
  private static final JsonProvider JSON = JsonProvider.provider();

  @Override
  public Findings read(Path file) throws IOException {
    long lines = 0;
    try (var in = LineReader.open(file)) {
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        var text = line.get().strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          lines++;
        }
      }
    }
    var metadata = JSON.createObjectBuilder().add("data_lines", lines).build();
    return new Findings(metadata, blurb.orElse(Wording.count(lines, "line")));
  }
}
