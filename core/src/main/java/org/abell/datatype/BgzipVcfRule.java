package org.abell.datatype;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Predicate;

/**
 * Variants packed in BGZF, the blocked gzip of the SAM specification (section 4.1), which tabix can
 * index.
 */
record BgzipVcfRule() implements Predicate<FilePrefix> {

  @Override
  public boolean test(FilePrefix prefix) {
    return prefix.compression() == Compression.GZIP
        && new FirstLineRule("##fileformat=VCF").test(prefix)
        && isBlocked(prefix);
  }

  private static boolean isBlocked(FilePrefix prefix) {
    try (var in = Files.newInputStream(prefix.file())) {
      var head = in.readNBytes(14);
      // Byte 3 has the flag "extra field"; the field of BGZF is named BC.
      return head.length == 14 && (head[3] & 4) != 0 && head[12] == 'B' && head[13] == 'C';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
