package org.abell.runner.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.Shell;
import org.abell.jobdir.Streams;
import org.abell.runner.RunnerJob;

/**
 * What lies in the job's directory about its stay at a cluster, in a folder that bears the token:
 * {@code batch.sh}, which the cluster starts; {@code log}, what the manager has to say; {@code id},
 * its number there; {@code claimed/run}, the number and host of the one copy that ran; {@code
 * claimed/forgotten}, when its manager took it for one that has not run.
 */
public final class BatchFiles {

  private static final String TEMPLATE = template();

  private final JobDirectory directory;
  private final String token;
  private final Path folder;

  /** Of that job; nothing is written yet. */
  public BatchFiles(RunnerJob job) {
    this.directory = job.directory();
    this.token = job.token();
    this.folder = directory.root().resolve("cluster-" + token);
  }

  /** Lays out all that the cluster needs to find. */
  public void prepare() throws IOException {
    Files.createDirectories(folder);
    directory.write(
        script(),
        TEMPLATE
            .replace("@TOKEN@", Shell.quote(token))
            .replace("@DIRECTORY@", Shell.quote(directory.root().toString()))
            .replace("@JOB@", Long.toString(directory.jobId())));
    Files.setPosixFilePermissions(script(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * What the job's name at its manager begins with: the token, and what tells this installation
   * from others that use the same account there, and from an earlier one with another database.
   */
  public String key() {
    return "%s-%08x".formatted(token, directory.root().toString().hashCode());
  }

  /** Whether the job was given to a cluster, or was about to be. */
  boolean exist() {
    return Files.isDirectory(folder);
  }

  /** What the cluster starts. */
  public Path script() {
    return folder.resolve("batch.sh");
  }

  Path log() {
    return folder.resolve("log");
  }

  /** Remembers its number or name for the time when no listing has it any more. */
  public void submittedAs(String id) throws IOException {
    directory.write(folder.resolve("id"), id + "\n");
  }

  /** The number it was given, as far as that was written down. */
  public Optional<String> submittedAs() throws IOException {
    return firstWord(folder.resolve("id"));
  }

  /** The number of the copy that ran. */
  Optional<String> claimedBy() throws IOException {
    return firstWord(folder.resolve("claimed/run"));
  }

  /** Whether a copy of it has begun to run. */
  public boolean claimed() {
    return Files.isDirectory(folder.resolve("claimed"));
  }

  /** Remembers that its manager does not know that it ran: what it says of its end is not so. */
  void forgotten(String id) throws IOException {
    if (claimedBy().filter(id::equals).isPresent()) {
      directory.write(folder.resolve("claimed/forgotten"), id + "\n");
    }
  }

  /** Whether its manager forgot that it ran; it may have started it anew, which stepped back. */
  boolean isForgotten() {
    return Files.exists(folder.resolve("claimed/forgotten"));
  }

  /** How the copy that ran has ended, once it has. */
  public OptionalInt exitCode() throws IOException {
    return claimed() ? directory.exitCode() : OptionalInt.empty();
  }

  /** What the manager wrote, shortened. */
  String logged() throws IOException {
    return Streams.read(log());
  }

  private static Optional<String> firstWord(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file).strip().split(" ")[0])
          .filter(word -> word.matches("[\\w.\\[\\]-]{1,100}"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static String template() {
    try (var text = BatchFiles.class.getResourceAsStream("batch.sh")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
