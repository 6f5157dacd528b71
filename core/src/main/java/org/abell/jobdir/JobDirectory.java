package org.abell.jobdir;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where everything of one job lies, named as Galaxy names it.
 *
 * @param root absolute path of the job's own directory
 * @param jobId the job
 */
public record JobDirectory(Path root, long jobId) {

  /** The name of the file that has the version of the tool, as it says itself. */
  static final String VERSION = "COMMAND_VERSION";

  /** The tool's current directory. */
  public Path working() {
    return root.resolve("working");
  }

  public Path outputs() {
    return root.resolve("outputs");
  }

  /** Configuration files that the tool asked for. */
  public Path configs() {
    return root.resolve("configs");
  }

  /** What the tool sees as HOME. */
  public Path home() {
    return root.resolve("home");
  }

  /** What the tool sees as TMPDIR. */
  public Path tmp() {
    return root.resolve("tmp");
  }

  /** The tool's command and nothing else. */
  public Path toolScript() {
    return root.resolve("tool_script.sh");
  }

  public Path toolStdout() {
    return outputs().resolve("tool_stdout");
  }

  public Path toolStderr() {
    return outputs().resolve("tool_stderr");
  }

  /** What the tool's version command printed. */
  public Path versionFile() {
    return outputs().resolve(VERSION);
  }

  /** Where the tool writes an output that only then goes to its place. */
  public Path output(Path dataset) {
    return outputs().resolve(dataset.getFileName());
  }

  /** What a runner starts: environment, measuring, the tool script. */
  public Path jobScript() {
    return ofJob("sh");
  }

  public Path jobStdout() {
    return ofJob("o");
  }

  public Path jobStderr() {
    return ofJob("e");
  }

  /** Holds the exit code of the tool and a line end, once it has ended. */
  public Path exitCodeFile() {
    return ofJob("ec");
  }

  /** Lines of plugin, name and value that the job script measured. */
  public Path metrics() {
    return root.resolve("metrics");
  }

  /** Where the job is told what to find out about its outputs, and says it. */
  public Path metadata() {
    return root.resolve("metadata");
  }

  /** Makes the directories; what is there already stays. */
  public void create() throws IOException {
    for (var directory : List.of(working(), outputs(), configs(), home(), tmp())) {
      Files.createDirectories(directory);
    }
  }

  /** Puts a whole file in place at once, for a shell may be reading the one that is there. */
  public void write(Path file, String text) throws IOException {
    var half = file.resolveSibling(file.getFileName() + ".half");
    Files.writeString(half, text);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The exit code of the tool, if it has ended; a line without its end is still being written. */
  public OptionalInt exitCode() throws IOException {
    if (!Streams.isPlain(exitCodeFile())) {
      return OptionalInt.empty();
    }
    try {
      var line = Files.readString(exitCodeFile());
      return line.matches("\\d{1,3}\n")
          ? OptionalInt.of(Integer.parseInt(line.strip()))
          : OptionalInt.empty();
    } catch (NoSuchFileException e) {
      return OptionalInt.empty();
    }
  }

  /** Removes it with all that is in it; links are removed, not followed. */
  public void delete() throws IOException {
    if (Files.isDirectory(root)) {
      Files.walkFileTree(root, new Deletion());
    }
  }

  private Path ofJob(String extension) {
    return root.resolve("galaxy_" + jobId + "." + extension);
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
