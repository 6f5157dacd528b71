package org.abell.runner.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.process.Processes;

/** The host of this server, which is a submit host itself. */
final class ThisHost implements SubmitHost {

  private static final int NOT_FOUND = 127;

  /** What managers look for in their environment; nothing else of the server's is passed on. */
  private static final Pattern OF_MANAGERS =
      Pattern.compile("PATH|HOME|USER|LOGNAME|(SLURM|SGE|PBS|LSF|LSB|_?CONDOR)_\\w+");

  private final Map<String, String> environment;
  private final Duration limit;

  /**
   * A host that waits so long for a command.
   *
   * @param own variables that commands see besides the managers' own
   */
  ThisHost(Map<String, String> own, Duration limit) {
    this.environment = new TreeMap<>(own);
    System.getenv().entrySet().stream()
        .filter(e -> OF_MANAGERS.matcher(e.getKey()).matches())
        .forEach(e -> environment.putIfAbsent(e.getKey(), e.getValue()));
    environment.put("LANG", "C.UTF-8");
    this.limit = limit;
  }

  @Override
  public Optional<String> complaint(List<String> commands) {
    var path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    var missing =
        commands.stream()
            .filter(
                command ->
                    Stream.of(path.split(":"))
                        .noneMatch(f -> Files.isExecutable(Path.of(f, command))))
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("there is no %s in its PATH, %s".formatted(missing, path));
  }

  @Override
  public Answer run(List<String> command) throws IOException {
    // Looks the program up in the PATH given here, and not in that of this process.
    var whole = new ArrayList<>(List.of("/usr/bin/env"));
    whole.addAll(command);
    var said =
        Processes.ask(whole, environment, limit)
            .orElseThrow(
                () ->
                    new IOException(
                        "%s gave no answer within %d s"
                            .formatted(command.get(0), limit.toSeconds())));
    return found(new Answer(said.code(), said.out(), said.err()));
  }

  /** A missing command is no answer: the manager was not asked. */
  static Answer found(Answer answer) throws IOException {
    if (answer.code() == NOT_FOUND) {
      throw new IOException(answer.complaint());
    }
    return answer;
  }

  @Override
  public void close() {
    // Nothing is open between two commands.
  }
}
