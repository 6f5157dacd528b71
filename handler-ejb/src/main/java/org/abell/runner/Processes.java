package org.abell.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one place that starts processes. They see the given variables and nothing of the server. */
final class Processes {

  private static final File NOTHING = new File("/dev/null");

  private Processes() {}

  /**
   * Starts a command in a session of its own, with no terminal and no streams.
   *
   * @return the process, which leads its session and process group
   */
  static Process startSession(List<String> command, Map<String, String> environment, Path directory)
      throws IOException {
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
}
