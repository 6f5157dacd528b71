package org.abell.cleanup;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.abell.jobdir.Attempt;
import org.abell.jobdir.JobDirectory;
import org.abell.settings.DataDirectory;

/**
 * Removes leftovers of earlier attempts, and directories of failed jobs, once they are old. Only
 * names that Abell itself gives are looked at, and of jobs that have not ended nothing is removed.
 */
public final class OldDirectories {

  private static final String ID = "[1-9]\\d{0,17}";

  private final DataDirectory data;
  private final KeepingTimes times;
  private final CleanupRecords records;
  private final Clock clock;
  private final List<String> problems = new ArrayList<>();
  private int removed;

  public OldDirectories(
      DataDirectory data, KeepingTimes times, CleanupRecords records, Clock clock) {
    this.data = data;
    this.times = times;
    this.records = records;
    this.clock = clock;
  }

  /**
   * What a sweep did.
   *
   * @param problems what could not be removed, and why
   */
  public record Swept(int removed, List<String> problems) {
    public Swept {
      problems = List.copyOf(problems);
    }

    /** Both together. */
    public Swept and(Swept other) {
      var all = new ArrayList<>(problems);
      all.addAll(other.problems);
      return new Swept(removed + other.removed, all);
    }
  }

  /** Looks at all there is; an interrupt ends it between two directories. */
  public Swept sweep() throws IOException {
    if (times.cleared().isPresent()) {
      sweepCleared(clock.instant().minus(times.cleared().get()));
    }
    if (times.failed().isPresent()) {
      sweepFailed(times.failed().get());
    }
    return new Swept(removed, problems);
  }

  private void sweepCleared(Instant before) throws IOException {
    if (!Files.isDirectory(data.clearedJobs())) {
      return;
    }
    var portions = new Portions(directories -> removeCleared(directories, before));
    try (var ofJobs = Files.newDirectoryStream(data.clearedJobs())) {
      for (var ofJob : ofJobs) {
        if (ofJob.getFileName().toString().matches(ID)) {
          portions.add(Long.parseLong(ofJob.getFileName().toString()), ofJob);
        }
      }
    }
    portions.finish();
  }

  private void removeCleared(Map<Long, Path> ofJobs, Instant before) throws IOException {
    for (var job : records.ended(ofJobs.keySet())) {
      try (var attempts = Files.newDirectoryStream(ofJobs.get(job))) {
        for (var attempt : attempts) {
          if (Attempt.began(attempt).filter(before::isAfter).isPresent()) {
            remove(attempt, job);
          }
        }
      }
      removeEmpty(ofJobs.get(job));
    }
  }

  private void sweepFailed(Duration age) throws IOException {
    var portions =
        new Portions(
            directories ->
                records
                    .failed(directories.keySet(), age)
                    .forEach(job -> remove(directories.get(job), job)));
    Files.walkFileTree(data.jobs(), new JobDirectories(portions));
    portions.finish();
  }

  private void remove(Path directory, long job) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    try {
      new JobDirectory(directory, job).delete();
      removed++;
    } catch (IOException e) {
      problems.add("%s: %s".formatted(directory, e));
    }
  }

  private static void removeEmpty(Path directory) throws IOException {
    try {
      Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException e) {
      // Younger attempts are in it.
    }
  }

  /** Finds job directories where {@link DataDirectory#job} has them. */
  private final class JobDirectories extends SimpleFileVisitor<Path> {

    private final Portions portions;

    JobDirectories(Portions portions) {
      this.portions = portions;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (Thread.currentThread().isInterrupted()) {
        return FileVisitResult.TERMINATE;
      }
      var name = directory.getFileName().toString();
      if (name.matches(ID) && data.job(Long.parseLong(name)).equals(directory)) {
        portions.add(Long.parseLong(name), directory);
        return FileVisitResult.SKIP_SUBTREE;
      }
      return directory.equals(data.jobs()) || name.matches("\\d{3}")
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (!(failure instanceof NoSuchFileException)) {
        problems.add("%s: %s".formatted(file, failure));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
