package org.abell.process;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The one place that starts processes. They see the given variables and nothing of the server. */
public final class Processes {

  private static final File NOTHING = new File("/dev/null");

  private Processes() {}

  /**
   * Starts a command in a session of its own, with no terminal and no streams.
   *
   * @return the process, which leads its session and process group
   */
  public static Process startSession(
      List<String> command, Map<String, String> environment, Path directory) throws IOException {
    var whole = new ArrayList<>(List.of("setsid"));
    whole.addAll(command);
    var builder =
        new ProcessBuilder(whole)
            .directory(directory.toFile())
            .redirectInput(NOTHING)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /**
   * Runs a command between files until it ends. Files, and not pipes: nobody has to read while it
   * runs, and a process that it leaves behind holds nothing up.
   *
   * @return the exit code; empty when it was ended because it took longer than the limit
   */
  public static OptionalInt run(
      List<String> command, Map<String, String> environment, Streams streams)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command)
            .redirectInput(streams.input().toFile())
            .redirectOutput(streams.output().toFile())
            .redirectError(streams.error().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      if (process.waitFor(streams.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        return OptionalInt.of(process.exitValue());
      }
      return OptionalInt.empty();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /**
   * Runs a command that says little, and waits for its end.
   *
   * @return what it said; empty when it was ended because it took longer than the limit
   * @throws InterruptedIOException when this thread is to stop
   */
  public static Optional<Said> ask(
      List<String> command, Map<String, String> environment, Duration limit) throws IOException {
    var folder = Files.createTempDirectory("command");
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    try {
      var code = run(command, environment, new Streams(NOTHING.toPath(), out, err, limit));
      return code.isPresent()
          ? Optional.of(new Said(code.getAsInt(), Files.readString(out), Files.readString(err)))
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server is stopping");
    } finally {
      for (var file : List.of(out, err, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** What a command said, and the code it ended with. */
  public record Said(int code, String out, String err) {}

  /** The files of a short run, and how long it may take. */
  public record Streams(Path input, Path output, Path error, Duration limit) {}
}
