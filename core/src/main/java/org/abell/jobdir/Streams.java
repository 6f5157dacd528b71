package org.abell.jobdir;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/** What a job printed, shortened to what the database keeps: the head and the tail. */
public final class Streams {

  /** How much of a stream is kept. */
  public static final int MOST = 32_768;

  private static final String GAP = "\n… %d bytes left out …\n";

  private Streams() {}

  /** The stream, empty when the job never opened it. */
  public static String read(Path file) throws IOException {
    if (!isPlain(file)) {
      return "";
    }
    try (var channel = open(file)) {
      var size = channel.size();
      if (size <= MOST) {
        return text(channel, 0, (int) size);
      }
      var half = MOST / 2;
      return text(channel, 0, half)
          + GAP.formatted(size - 2L * half)
          + text(channel, size - half, half);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** Opens what a job wrote while it may still change it; never what a link leads to. */
  public static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, Set.of(READ, NOFOLLOW_LINKS));
  }

  /**
   * Whether it is a file, and nothing that a job put in its place: a link may lead to what the job
   * must not see, and a pipe would be waited for.
   */
  public static boolean isPlain(Path file) {
    return Files.isRegularFile(file, NOFOLLOW_LINKS);
  }

  private static String text(FileChannel channel, long from, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
      // reads on until the part is whole
    }
    var text = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    // PostgreSQL keeps any character but this one.
    return text.replace('\0', '\uFFFD');
  }
}
