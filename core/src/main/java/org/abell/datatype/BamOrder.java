package org.abell.datatype;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** In which order the reads of a BAM file are, as its header says and its first reads confirm. */
final class BamOrder {

  /** The order of reads; {@code NO_BAM} for any other file. */
  enum Order {
    NO_BAM,
    NONE,
    QUERY_NAME,
    COORDINATE
  }

  private BamOrder() {}

  static Order of(FilePrefix prefix) {
    if (prefix.compression() != Compression.GZIP || !BamHeader.isBam(prefix.bytes())) {
      return Order.NO_BAM;
    }
    var declared = SamHeader.parse(BamHeader.textOf(prefix.bytes()).lines().toList()).sortOrder();
    return switch (declared) {
      case "coordinate" -> readsAscend(prefix) ? Order.COORDINATE : Order.NONE;
      case "queryname" -> Order.QUERY_NAME;
      default -> Order.NONE;
    };
  }

  // Reads without a place have reference -1 and stand at the end: unsigned, that is the greatest.
  private static boolean readsAscend(FilePrefix prefix) {
    var in = ByteBuffer.wrap(prefix.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int at = BamHeader.endOf(prefix.bytes());
    long last = 0;
    while (at >= 0 && at + 12 <= in.limit()) {
      long place = Integer.toUnsignedLong(in.getInt(at + 4)) << 32 | in.getInt(at + 8) + 1L;
      if (Long.compareUnsigned(place, last) < 0) {
        return false;
      }
      last = place;
      at = next(at, in.getInt(at));
    }
    return true;
  }

  private static int next(int at, int blockSize) {
    return blockSize < 32 || blockSize > FilePrefix.LIMIT ? -1 : at + 4 + blockSize;
  }
}
