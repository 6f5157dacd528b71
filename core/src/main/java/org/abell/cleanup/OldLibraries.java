package org.abell.cleanup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abell.cleanup.OldDirectories.Swept;
import org.abell.inspection.Libraries;

/**
 * Removes copies of libraries that no job needs any more: those of earlier versions. A copy is
 * marked whenever a job is prepared that needs it, after that job was queued; so one whose mark is
 * older than all jobs that are on their way is needed by none of them.
 */
public final class OldLibraries {

  private static final Duration AT_LEAST = Duration.ofDays(1);

  /** Clocks of the database and of the file server may differ by less. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final Path shared;
  private final CleanupRecords records;
  private final Clock clock;

  /**
   * @param shared the folder of all copies
   */
  public OldLibraries(Path shared, CleanupRecords records, Clock clock) {
    this.shared = shared;
    this.records = records;
    this.clock = clock;
  }

  /** Looks at all copies. */
  public Swept sweep() throws IOException {
    if (!Files.isDirectory(shared)) {
      return new Swept(0, List.of());
    }
    var before = before();
    var problems = new ArrayList<String>();
    var removed = 0;
    for (var copy : Libraries.copies(shared)) {
      try {
        if (Libraries.lastUsed(copy).isBefore(before)) {
          remove(copy);
          removed++;
        }
      } catch (NoSuchFileException e) {
        // Another server was faster.
      } catch (IOException e) {
        problems.add("%s: %s".formatted(copy, e));
      }
    }
    return new Swept(removed, problems);
  }

  private Instant before() {
    var now = clock.instant();
    Optional<Instant> oldest = records.oldestOnItsWay();
    var safe = oldest.filter(now::isAfter).orElse(now).minus(MARGIN);
    var old = now.minus(AT_LEAST);
    return safe.isBefore(old) ? safe : old;
  }

  private static void remove(Path copy) throws IOException {
    try (var files = Files.newDirectoryStream(copy)) {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(copy);
  }
}
