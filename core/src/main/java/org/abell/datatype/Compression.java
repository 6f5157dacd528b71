package org.abell.datatype;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** How a file is packed, told by its first bytes. */
public enum Compression {
  NONE("", ""),
  GZIP("gz", "application/gzip"),
  BZIP2("bz2", "application/x-bzip2"),
  ZIP("zip", "application/zip");

  private static final int BUFFER = 1 << 16;

  private final String suffix;
  private final String mimeType;

  Compression(String suffix, String mimeType) {
    this.suffix = suffix;
    this.mimeType = mimeType;
  }

  /** The last part of the names of such files, without the dot; empty for {@link #NONE}. */
  public String suffix() {
    return suffix;
  }

  String mimeType() {
    return mimeType;
  }

  /** How this file is packed, judged by its first four bytes only. */
  public static Compression of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return of(in.readNBytes(4));
    }
  }

  private static Compression of(byte[] head) {
    if (Magic.startsWith(head, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (Magic.startsWith(head, 'B', 'Z', 'h')) {
      return BZIP2;
    }
    return Magic.startsWith(head, 'P', 'K', 3, 4) ? ZIP : NONE;
  }

  /**
   * The unpacked content; of a zip the first member that is a file with content. Reading it throws
   * {@link DamagedFile} where the packed bytes are broken.
   */
  public InputStream open(Path file) throws IOException {
    return switch (this) {
      case NONE -> new BufferedInputStream(Files.newInputStream(file), BUFFER);
      case ZIP -> new Unpacked(ZipMembers.openFirst(file), file);
      case GZIP, BZIP2 -> new Unpacked(unpack(file), file);
    };
  }

  private InputStream unpack(Path file) throws IOException {
    var packed = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      // Both formats may be several streams one after the other: BGZF always is.
      return this == GZIP
          ? new GzipCompressorInputStream(packed, true)
          : new BZip2CompressorInputStream(packed, true);
    } catch (IOException e) {
      packed.close();
      throw new DamagedFile(file, e);
    }
  }

  /** Turns every failure to unpack into the one exception that says so. */
  private static final class Unpacked extends FilterInputStream {
    private final Path file;

    Unpacked(InputStream in, Path file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        throw new DamagedFile(file, e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        throw new DamagedFile(file, e);
      }
    }
  }
}
