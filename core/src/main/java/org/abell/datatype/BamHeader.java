package org.abell.datatype;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The header of an unpacked BAM file: section 4.2 of the SAM specification. */
final class BamHeader {

  private static final int TEXT_AT = 8;

  private BamHeader() {}

  static boolean isBam(byte[] unpacked) {
    return Magic.startsWith(unpacked, 'B', 'A', 'M', 1) && unpacked.length >= TEXT_AT;
  }

  /** The header as SAM writes it, as much of it as is there. */
  static String textOf(byte[] unpacked) {
    int length = Math.max(0, Math.min(in(unpacked).getInt(4), unpacked.length - TEXT_AT));
    return new String(unpacked, TEXT_AT, length, StandardCharsets.UTF_8).replace("\0", "");
  }

  /** Where the first read begins, or -1 where that is further on than the given bytes. */
  static int endOf(byte[] unpacked) {
    var in = in(unpacked);
    long at = TEXT_AT + (long) in.getInt(4);
    if (at < TEXT_AT || at + 4 > unpacked.length) {
      return -1;
    }
    int references = in.getInt((int) at);
    at += 4;
    for (int i = 0; i < references; i++) {
      if (at + 4 > unpacked.length || in.getInt((int) at) < 0) {
        return -1;
      }
      at += 8L + in.getInt((int) at);
    }
    return at > unpacked.length ? -1 : (int) at;
  }

  private static ByteBuffer in(byte[] unpacked) {
    return ByteBuffer.wrap(unpacked).order(ByteOrder.LITTLE_ENDIAN);
  }
}
