package org.abell.jobdir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * One attempt at a job. Attempts share the job's directory, one after the other: what an earlier
 * one left is moved aside before the next one begins, under the time it began at.
 *
 * @param token of the attempt; the directory bears it once it is prepared
 * @param cleared where the leftovers of this job go
 */
public record Attempt(JobDirectory directory, String token, Path cleared) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Whether the directory was prepared for this very attempt. */
  public boolean prepared() throws IOException {
    try {
      return Files.readString(mark()).equals(token);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Moves the leftovers of another attempt aside.
   *
   * @return false when there were none
   */
  public boolean clear() throws IOException {
    if (!Files.isDirectory(directory.root())) {
      return false;
    }
    Files.createDirectories(cleared);
    Files.move(directory.root(), freeName());
    return true;
  }

  /** All that belongs to the attempt is in its place. */
  public void markPrepared() throws IOException {
    directory.write(mark(), token);
  }

  private Path freeName() throws IOException {
    var name = STAMP.format(Files.getLastModifiedTime(directory.root()).toInstant());
    var path = cleared.resolve(name);
    for (int i = 2; Files.exists(path); i++) {
      path = cleared.resolve(name + "-" + i);
    }
    return path;
  }

  private Path mark() {
    return directory.root().resolve("attempt");
  }
}
