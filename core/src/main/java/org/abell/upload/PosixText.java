package org.abell.upload;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
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
  private int last = '\n';
  private boolean inBlanks;

  private PosixText(boolean posixLines, boolean tabs) {
    this.posixLines = posixLines;
    this.tabs = tabs;
  }

  static void rewrite(Path from, Path to, UploadOptions options) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(from), BUFFER);
        var out = new BufferedOutputStream(Files.newOutputStream(to), BUFFER)) {
      new PosixText(options.toPosixLines(), options.spaceToTab()).copy(in, out);
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    if (posixLines) {
      skipByteOrderMark(in);
    }
    boolean any = false;
    for (int one = in.read(); one >= 0; one = in.read()) {
      take(one, out);
      any = true;
    }
    if (posixLines && any && last != '\n' && last != '\r') {
      out.write('\n');
    }
  }

  private void take(int one, OutputStream out) throws IOException {
    if (tabs && isBlank(one)) {
      if (!inBlanks) {
        out.write('\t');
      }
      inBlanks = true;
    } else {
      inBlanks = false;
      write(one, out);
    }
    last = one;
  }

  private void write(int one, OutputStream out) throws IOException {
    if (!posixLines) {
      out.write(one);
    } else if (one == '\r') {
      out.write('\n');
    } else if (one != '\n' || last != '\r') {
      out.write(one);
    }
  }

  private static boolean isBlank(int one) {
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
