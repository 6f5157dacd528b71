package org.abell.datatype;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/** The first lines of a file, as a history shows them. */
final class Peek {

  private static final int LINES = 5;
  private static final int WIDTH = 256;

  private Peek() {}

  /** The first lines of a table, each cut to what fits. */
  static String cut(Path file) throws IOException {
    return read(file, false);
  }

  /** The first lines of a text, a long one going on in the next. */
  static String wrapped(Path file) throws IOException {
    return read(file, true);
  }

  private static String read(Path file, boolean wrap) throws IOException {
    var peek = new StringBuilder();
    int lines = 0;
    try (var in = LineReader.open(file)) {
      for (var line = in.next(); line.isPresent() && lines < LINES; line = in.next()) {
        int pieces = wrap ? (line.get().length() + WIDTH - 1) / WIDTH : 1;
        int shown = Math.max(1, Math.min(pieces, LINES - lines));
        append(peek, line.get(), shown);
        lines += shown;
        if (in.wasTerminated() || shown < pieces) {
          peek.append('\n');
        }
      }
    }
    // A text column of PostgreSQL holds neither a NUL nor half a surrogate pair, which a cut may
    // leave.
    var whole = new String(peek.toString().getBytes(UTF_8), UTF_8);
    return whole.replace('\0', '\ufffd');
  }

  private static void append(StringBuilder peek, String line, int pieces) {
    for (int piece = 0; piece < pieces; piece++) {
      int from = piece * WIDTH;
      peek.append(piece == 0 ? "" : "\n").append(line, from, Math.min(line.length(), from + WIDTH));
    }
  }
}
