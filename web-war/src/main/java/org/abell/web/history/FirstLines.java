package org.abell.web.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The beginning of a file as text, if it is text. */
final class FirstLines {

  private static final int BYTES = 16_384;
  private static final int LINES = 50;

  private FirstLines() {}

  /** Whole lines from the start of the file; empty for what is no text or cannot be read. */
  static String of(Path file) {
    try (var stream = Files.newInputStream(file)) {
      var bytes = stream.readNBytes(BYTES);
      var text = decode(bytes);
      return cut(text, bytes.length == BYTES);
    } catch (IOException e) {
      return "";
    }
  }

  private static String cut(String text, boolean more) {
    var end = more ? text.lastIndexOf('\n') : text.length();
    var whole = end > 0 ? text.substring(0, end) : text;
    var lines = whole.lines().limit(LINES).toList();
    return String.join("\n", lines);
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    for (var b : bytes) {
      if (b == 0) {
        return "";
      }
    }
    // The last character may be cut in two, so what is malformed at the very end is no reason.
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
  }
}
