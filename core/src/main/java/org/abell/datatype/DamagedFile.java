package org.abell.datatype;

import java.io.IOException;
import java.nio.file.Path;

/** A packed file that cannot be unpacked to its end. */
public final class DamagedFile extends IOException {

  DamagedFile(Path file, IOException cause) {
    super("%s cannot be unpacked: %s".formatted(file.getFileName(), cause.getMessage()), cause);
  }
}
