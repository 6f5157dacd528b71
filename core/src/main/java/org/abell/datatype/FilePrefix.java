package org.abell.datatype;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The first mebibyte of a file's unpacked content, which is all that a type is told from. */
public final class FilePrefix {

  static final int LIMIT = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Path file;
  private final Compression compression;
  private final byte[] bytes;
  private final boolean whole;
  private final boolean utf8;
  private final boolean binary;
  private final List<String> lines;

  private FilePrefix(Path file, Compression compression, byte[] bytes, boolean whole) {
    this.file = file;
    this.compression = compression;
    this.bytes = bytes;
    this.whole = whole;
    var text = CharBuffer.allocate(bytes.length);
    this.utf8 = isUtf8(bytes, text, whole);
    this.binary = Magic.startsWith(bytes, '%', 'P', 'D', 'F') || looksBinary(bytes, utf8);
    this.lines = linesOf(text.flip().toString());
  }

  /** Reads the beginning; a file that claims to be packed and is not stands for itself. */
  public static FilePrefix of(Path file) throws IOException {
    var compression = Compression.of(file);
    try {
      return read(file, compression);
    } catch (DamagedFile e) {
      return read(file, Compression.NONE);
    }
  }

  private static FilePrefix read(Path file, Compression compression) throws IOException {
    try (var in = compression.open(file)) {
      var bytes = in.readNBytes(LIMIT);
      return new FilePrefix(file, compression, bytes, bytes.length < LIMIT || in.read() < 0);
    }
  }

  /** Whether this cannot be text: it holds a NUL, is a PDF, or is neither UTF-8 nor printable. */
  public boolean isBinary() {
    return binary;
  }

  /** Whether the bytes are UTF-8; a character cut off by the limit is no objection. */
  public boolean isUtf8() {
    return utf8;
  }

  /** Whether the file is not packed. */
  public boolean isPlain() {
    return compression == Compression.NONE;
  }

  Path file() {
    return file;
  }

  Compression compression() {
    return compression;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whether this is all of the content. */
  boolean isWhole() {
    return whole;
  }

  /**
   * The complete lines without their ends, split at LF, CRLF or CR; a byte order mark is no part of
   * them.
   */
  public List<String> lines() {
    return lines;
  }

  /** The first lines that are neither blank nor comments, split at tabs. */
  List<String[]> rows(int limit) {
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .limit(limit)
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private List<String> linesOf(String text) {
    var all = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
    // What the limit cut off would make a row look shorter than it is.
    return whole || all.size() < 2 ? all : all.subList(0, all.size() - 1);
  }

  private static boolean isUtf8(byte[] bytes, CharBuffer text, boolean whole) {
    var in = ByteBuffer.wrap(bytes);
    var strict = StandardCharsets.UTF_8.newDecoder();
    var result = strict.decode(in, text, whole);
    if (!result.isError()) {
      return true;
    }
    text.clear();
    in.rewind();
    StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .decode(in, text, true);
    return false;
  }

  private static boolean looksBinary(byte[] bytes, boolean utf8) {
    for (byte one : bytes) {
      if (one == 0 || (!utf8 && isControl(one))) {
        return true;
      }
    }
    return false;
  }

  // What file(1) takes for text: bell, backspace, tab, line feeds, carriage return and escape are.
  private static boolean isControl(byte one) {
    return one >= 0 && one < 0x20 && !(one >= 7 && one <= 13) && one != 0x1b;
  }
}
