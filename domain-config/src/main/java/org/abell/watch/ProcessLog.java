package org.abell.watch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows {@code process-controller.log}, whose name changes at midnight: the file is held open
 * until a new one is there, so that nothing between is missed.
 */
final class ProcessLog implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
  private Optional<FileChannel> channel = Optional.empty();
  private Object key = "none";
  private boolean first = true;

  ProcessLog(Path file) {
    this.file = file;
  }

  /** What came since the last call; the first time all that is kept, files of other days first. */
  List<ProcessEvent> read() throws IOException {
    var events = new ArrayList<ProcessEvent>();
    if (first) {
      for (var earlier : earlier()) {
        try (var old = FileChannel.open(earlier)) {
          readTo(old, events);
        }
        begun.reset();
      }
      first = false;
    }
    if (channel.isPresent()) {
      readTo(channel.get(), events);
    }
    if (hasNewFile()) {
      if (channel.isPresent()) {
        // What was written between reading and the change of names.
        readTo(channel.get(), events);
      }
      open();
      readTo(channel.orElseThrow(), events);
    }
    return events;
  }

  private List<Path> earlier() throws IOException {
    if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
      return List.of();
    }
    try (var siblings = Files.list(file.toAbsolutePath().getParent())) {
      return siblings
          .filter(path -> path.getFileName().toString().startsWith(file.getFileName() + "."))
          .sorted()
          .toList();
    }
  }

  private boolean hasNewFile() throws IOException {
    try {
      return !Files.readAttributes(file, BasicFileAttributes.class).fileKey().equals(key);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void open() throws IOException {
    close();
    begun.reset();
    channel = Optional.of(FileChannel.open(file));
    key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private void readTo(FileChannel from, List<ProcessEvent> events) throws IOException {
    if (from.size() < from.position()) {
      from.position(0);
    }
    while (from.read(buffer.clear()) > 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        var b = buffer.get();
        if (b == '\n') {
          ProcessEvent.of(begun.toString(StandardCharsets.UTF_8).strip()).ifPresent(events::add);
          begun.reset();
        } else {
          begun.write(b);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
      channel = Optional.empty();
    }
  }
}
