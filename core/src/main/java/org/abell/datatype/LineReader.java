package org.abell.datatype;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a file of any size line by line in bounded memory. Lines end with LF, CRLF or CR; of a line
 * longer than the limit only the beginning is given, and it still counts as one line. A byte order
 * mark is no part of the first line.
 */
final class LineReader implements Closeable {

  static final int LONGEST = 8 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private int at;
  private int end;
  private boolean afterCarriageReturn;
  private boolean started;
  private boolean terminated;

  private LineReader(InputStream in) {
    this.in = in;
  }

  /** Opens a file, unpacking it on the way where it is packed. */
  static LineReader open(Path file) throws IOException {
    return new LineReader(Compression.of(file).open(file));
  }

  /** The next line without its end, or nothing after the last. */
  Optional<String> next() throws IOException {
    line.reset();
    terminated = false;
    boolean any = false;
    while (!terminated && fill()) {
      any |= take();
    }
    return any ? Optional.of(decode()) : Optional.empty();
  }

  /** Whether the line given last had an end. */
  boolean wasTerminated() {
    return terminated;
  }

  // Takes bytes up to the end of the line or of the buffer; answers whether they belong to a line.
  private boolean take() {
    if (afterCarriageReturn) {
      afterCarriageReturn = false;
      if (buffer[at] == '\n') {
        at++;
        return false;
      }
    }
    int from = at;
    while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
      at++;
    }
    line.write(buffer, from, Math.min(at - from, LONGEST - line.size()));
    if (at < end) {
      terminated = true;
      afterCarriageReturn = buffer[at++] == '\r';
    }
    return true;
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  private String decode() {
    var text = line.toString(StandardCharsets.UTF_8);
    boolean marked = !started && text.startsWith("\ufeff");
    started = true;
    return marked ? text.substring(1) : text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
