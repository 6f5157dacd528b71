package org.abell.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Files beside the target that hold unfinished work. The target appears whole or not at all, and
 * what an earlier attempt left behind is removed.
 */
final class Staging implements AutoCloseable {

  private final Path target;
  private final List<Path> made = new ArrayList<>();

  private Staging(Path target) {
    this.target = target;
  }

  static Staging beside(Path target) throws IOException {
    var staging = new Staging(target.toAbsolutePath());
    Files.createDirectories(staging.target.getParent());
    staging.clear();
    return staging;
  }

  /** A new empty file. The name is new at each attempt: a slow earlier one cannot write into it. */
  Path newFile() throws IOException {
    // Not createTempFile: its files are closed to the group, and tools may run as another user.
    var name = prefix() + UUID.randomUUID() + ".part";
    var file = Files.createFile(target.resolveSibling(name));
    made.add(file);
    return file;
  }

  /** Copies a stream to a new file, up to a number of bytes. */
  Path copy(InputStream in, long limit) throws IOException, UploadRefused {
    var file = newFile();
    var buffer = new byte[1 << 16];
    long size = 0;
    try (var out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > limit) {
          throw new UploadRefused("The file is larger than %,d bytes.".formatted(limit));
        }
        out.write(buffer, 0, read);
      }
    }
    return file;
  }

  /** Makes the file the target, on disk for good. */
  void publish(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private String prefix() {
    return "." + target.getFileName() + ".";
  }

  private void clear() throws IOException {
    try (var left = Files.newDirectoryStream(target.getParent(), this::isOurs)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  private boolean isOurs(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith(prefix()) && name.endsWith(".part");
  }

  /** Removes its own files only: another attempt may have begun meanwhile. */
  @Override
  public void close() throws IOException {
    for (var file : made) {
      Files.deleteIfExists(file);
    }
  }
}
