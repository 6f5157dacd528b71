package org.abell.datatype;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The members of a zip archive that hold something a user put there. */
public final class ZipMembers {

  private ZipMembers() {}

  /** How many members count; 0 for what is no readable zip archive. */
  public static long count(Path file) {
    try (var zip = new ZipFile(file.toFile())) {
      return zip.stream().filter(ZipMembers::counts).count();
    } catch (IOException e) {
      return 0;
    }
  }

  static InputStream openFirst(Path file) throws IOException {
    var zip = openZip(file);
    try {
      List<? extends ZipEntry> first = zip.stream().filter(ZipMembers::counts).limit(1).toList();
      if (first.isEmpty()) {
        zip.close();
        return InputStream.nullInputStream();
      }
      return closingBoth(zip.getInputStream(first.get(0)), zip);
    } catch (IOException e) {
      zip.close();
      throw new DamagedFile(file, e);
    }
  }

  private static ZipFile openZip(Path file) throws DamagedFile {
    try {
      return new ZipFile(file.toFile());
    } catch (IOException e) {
      throw new DamagedFile(file, e);
    }
  }

  private static InputStream closingBoth(InputStream member, ZipFile zip) {
    return new FilterInputStream(member) {
      @Override
      public void close() throws IOException {
        try {
          super.close();
        } finally {
          zip.close();
        }
      }
    };
  }

  // Archives made on a Mac carry entries that nobody asked for.
  private static boolean counts(ZipEntry entry) {
    var name = entry.getName();
    return !entry.isDirectory()
        && entry.getSize() != 0
        && !name.startsWith("__MACOSX/")
        && !name.endsWith(".DS_Store");
  }
}
