package org.abell.datatype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The line that is shown about a table: {@code 12 lines 3 columns, 1 comment}. */
final class TableBlurb {

  private static final int SAMPLE = 1 << 20;

  private TableBlurb() {}

  static String of(TableScan scan, Path file, String noun) throws IOException {
    if (scan.dataLines().isEmpty()) {
      return Wording.estimate(estimateLines(file), noun);
    }
    var counted = Wording.count(scan.dataLines().getAsLong(), noun);
    var columns = noun.equals("line") ? " " + Wording.count(scan.columns(), "column") : "";
    var comments =
        scan.commentLines() > 0 ? ", " + Wording.count(scan.commentLines(), "comment") : "";
    return counted + columns + comments;
  }

  // As many lines as there would be if all were as long as those in the first mebibyte.
  private static long estimateLines(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var sample = in.readNBytes(SAMPLE);
      long lines = 0;
      for (byte one : sample) {
        if (one == '\n') {
          lines++;
        }
      }
      return Math.max(1, lines * Files.size(file) / Math.max(1, sample.length));
    }
  }
}
