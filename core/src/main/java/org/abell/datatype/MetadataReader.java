package org.abell.datatype;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a file of one family of types for what is worth knowing about it. */
interface MetadataReader {

  Findings read(Path file) throws IOException;
}
