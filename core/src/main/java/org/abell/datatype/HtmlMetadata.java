package org.abell.datatype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A page: text, of which the size says more than its lines. */
record HtmlMetadata() implements MetadataReader {

  @Override
  public Findings read(Path file) throws IOException {
    return new TextMetadata(Optional.of(Wording.size(Files.size(file)))).read(file);
  }
}
