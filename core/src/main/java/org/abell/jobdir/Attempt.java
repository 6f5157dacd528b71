package org.abell.jobdir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

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
  private static final int STAMP_LENGTH = 15;
  private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}(-\\d+)?");

  /**
   * When the attempt began whose leftovers lie in that folder; empty: it was not put there here.
   */
  public static Optional<Instant> began(Path leftovers) {
    var name = leftovers.getFileName().toString();
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(STAMP.parse(name.substring(0, STAMP_LENGTH), Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

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
