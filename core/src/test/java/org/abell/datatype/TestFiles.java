package org.abell.datatype;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Contents of small files for tests. */
public final class TestFiles {

  public static final String FASTQ = "@r1\nACGT\n+\nIIII\n@r2\nACGA\n+r2\nII#I\n";
  public static final String VCF =
      """
      ##fileformat=VCFv4.2
      #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tmum\tdad
      chr1\t7\t.\tA\tC\t9.5\tPASS\t.\tGT\t0/1\t0/0
      """;

  private TestFiles() {}

  public static byte[] gzip(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  public static byte[] gzip(String content) throws IOException {
    return gzip(content.getBytes(UTF_8));
  }

  public static byte[] bzip2(String content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var bzip2 = new BZip2CompressorOutputStream(out)) {
      bzip2.write(content.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  /** A zip of members given as name, content, name, content, … */
  public static byte[] zip(String... members) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (int i = 0; i < members.length; i += 2) {
        zip.putNextEntry(new ZipEntry(members[i]));
        zip.write(members[i + 1].getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /**
   * One BGZF block: gzip with an extra field named BC (its size, which nothing here reads, is 0).
   */
  public static byte[] bgzip(String content) throws IOException {
    var plain = gzip(content);
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 3);
    out.write(4);
    out.write(plain, 4, 6);
    out.write(new byte[] {6, 0, 'B', 'C', 2, 0, 0, 0});
    out.write(plain, 10, plain.length - 10);
    return out.toByteArray();
  }

  /** A BAM file with one reference and reads at the given places. */
  public static byte[] bam(String sortOrder, int... places) throws IOException {
    var header = "@HD\tVN:1.6\tSO:%s\n@SQ\tSN:chr1\tLN:1000\n@RG\tID:g1\n".formatted(sortOrder);
    var out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {'B', 'A', 'M', 1}).putInt(header.length()).put(header.getBytes(ISO_8859_1));
    out.putInt(1).putInt(5).put("chr1\0".getBytes(ISO_8859_1)).putInt(1000);
    for (int place : places) {
      out.putInt(32).putInt(0).putInt(place).put(new byte[24]);
    }
    var bytes = new byte[out.position()];
    out.flip().get(bytes);
    return gzip(bytes);
  }
}
