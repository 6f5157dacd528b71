package org.abell.runner.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.abell.container.ContainerNote;
import org.abell.container.EngineCommand;
import org.abell.jobdir.JobDirectory;
import org.abell.process.Processes;

/**
 * Ends containers by their names. What a daemon runs is no child of any process of the job: it goes
 * on when these have ended, also on behalf of a handler that is gone.
 */
public final class Containers {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NAMES = "{{.Names}}";

  private Containers() {}

  /**
   * Ends the container of a job whose processes have ended.
   *
   * @return whether it is gone, or there never was one
   * @throws IOException when the engine could not be asked
   */
  static boolean endOf(JobDirectory directory) throws IOException {
    var note = ContainerNote.of(directory);
    if (note.isPresent() && !end(note.get().engine(), note.get().name())) {
      return false;
    }
    ContainerNote.remove(directory);
    return true;
  }

  /**
   * Ends a container, and removes it where they are not kept.
   *
   * @return whether it is gone
   */
  public static boolean end(EngineCommand engine, String name) throws IOException {
    if (!isInstalled(engine) || !there(engine, name)) {
      return true;
    }
    run(engine.with("kill", name));
    if (engine.removes()) {
      run(engine.with("rm", "-f", name));
    }
    return !there(engine, name);
  }

  /** The names of all containers on this host that run, or are still to be removed. */
  public static List<String> names(EngineCommand engine) throws IOException {
    return isInstalled(engine) ? ask(engine, "--format", NAMES) : List.of();
  }

  private static boolean there(EngineCommand engine, String name) throws IOException {
    return !ask(engine, "-q", "--filter", "name=^" + name + "$").isEmpty();
  }

  /** Those that are kept when they have ended do not count. */
  private static List<String> ask(EngineCommand engine, String... words) throws IOException {
    var all = engine.removes() ? engine.with("ps", "-a") : engine.with("ps");
    var answer = run(Stream.concat(all.stream(), Stream.of(words)).toList());
    if (answer.code().isEmpty() || answer.code().getAsInt() != 0) {
      throw new IOException(
          "%s does not say which containers there are: %s"
              .formatted(String.join(" ", engine.words()), answer.complaint()));
    }
    return answer.output().lines().filter(line -> !line.isBlank()).toList();
  }

  /** What is not installed runs no containers. */
  private static boolean isInstalled(EngineCommand engine) {
    var program = engine.words().get(0);
    return program.contains("/")
        ? Files.isExecutable(Path.of(program))
        : Stream.of(LocalRunner.PATH.split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private record Answer(OptionalInt code, String output, String error) {

    String complaint() {
      return code.isEmpty()
          ? "no answer within %d s".formatted(PATIENCE.toSeconds())
          : error.strip().lines().reduce((first, last) -> last).orElse("it gives no reason");
    }
  }

  private static Answer run(List<String> command) throws IOException {
    var output = Files.createTempFile("container", ".out");
    var error = Files.createTempFile("container", ".err");
    try {
      var streams = new Processes.Streams(Path.of("/dev/null"), output, error, PATIENCE);
      var code = Processes.run(command, environment(), streams);
      return new Answer(code, Files.readString(output), Files.readString(error));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server is stopping", e);
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(error);
    }
  }

  /** The same that the scripts of jobs give it. */
  private static Map<String, String> environment() {
    return Map.of(
        "PATH", LocalRunner.PATH, "LANG", "C.UTF-8", "HOME", System.getProperty("user.home"));
  }
}
