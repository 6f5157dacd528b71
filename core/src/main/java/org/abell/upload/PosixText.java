package org.abell.upload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rewrites text for command-line tools, in one pass and constant memory. With POSIX lines CRLF and
 * CR become LF, a last LF is added and a byte order mark is dropped; with tabs each run of blanks
 * within a line becomes one tab.
 */
final class PosixText {

  private static final int BUFFER = 1 << 16;

  private final boolean posixLines;
  private final boolean tabs;
  private final byte[] in = new byte[BUFFER];
  // What comes out is never longer than what went in.
  private final byte[] out = new byte[BUFFER];
  private int filled;
  private byte last = '\n';
  private boolean inBlanks;

  private PosixText(boolean posixLines, boolean tabs) {
    this.posixLines = posixLines;
    this.tabs = tabs;
  }

  static void rewrite(Path from, Path to, UploadOptions options) throws IOException {
    try (var source = new BufferedInputStream(Files.newInputStream(from), BUFFER);
        var target = Files.newOutputStream(to)) {
      new PosixText(options.toPosixLines(), options.spaceToTab()).copy(source, target);
    }
  }

  private void copy(InputStream source, OutputStream target) throws IOException {
    if (posixLines) {
      skipByteOrderMark(source);
    }
    for (int read = source.read(in); read >= 0; read = source.read(in)) {
      filled = 0;
      for (int at = 0; at < read; at++) {
        take(in[at]);
      }
      target.write(out, 0, filled);
    }
    if (posixLines && last != '\n' && last != '\r') {
      target.write('\n');
    }
  }

  private void take(byte one) {
    if (tabs && isBlank(one)) {
      if (!inBlanks) {
        out[filled++] = '\t';
      }
      inBlanks = true;
    } else {
      inBlanks = false;
      takeOther(one);
    }
    last = one;
  }

  private void takeOther(byte one) {
    if (!posixLines) {
      out[filled++] = one;
    } else if (one == '\r') {
      out[filled++] = '\n';
    } else if (one != '\n' || last != '\r') {
      out[filled++] = one;
    }
  }

  private static boolean isBlank(byte one) {
    return one == ' ' || one == '\t' || one == '\f' || one == 0x0b;
  }

  private static void skipByteOrderMark(InputStream in) throws IOException {
    in.mark(3);
    var head = in.readNBytes(3);
    boolean marked =
        head.length == 3
            && head[0] == (byte) 0xef
            && head[1] == (byte) 0xbb
            && head[2] == (byte) 0xbf;
    if (!marked) {
      in.reset();
    }
  }
}
