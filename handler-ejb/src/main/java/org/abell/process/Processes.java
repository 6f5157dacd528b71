package org.abell.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** The files of a short run, and how long it may take. */
  public record Streams(Path input, Path output, Path error, Duration limit) {}
}
