package org.abell.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The jboss-cli scripts of one list (domain.list, standalone.list), run as one session. A failure
 * is told with script and line: jboss-cli itself knows neither.
 */
final class CliScript {

  // jboss-cli --echo-command repeats each command behind its prompt.
  private static final Pattern ECHO =
      Pattern.compile("^\\[(disconnected|\\w+@embedded)[^\\]]*\\] (?<command>\\S.*)$");
  private static final Pattern FAILURE =
      Pattern.compile("failure-description\" => (?:\\{\\s*\"[^\"]*\" => )*\"(?<why>[^\"]+)");

  private final List<Line> lines;

  private CliScript(List<Line> lines) {
    this.lines = lines;
  }

  /** Reads the scripts that a list names. */
  static CliScript of(Path folder, String list) {
    try {
      var lines = new ArrayList<Line>();
      for (var name : Files.readAllLines(folder.resolve(list))) {
        var content = Files.readAllLines(folder.resolve(name));
        for (int i = 0; i < content.size(); i++) {
          if (!content.get(i).isBlank() && !content.get(i).startsWith("#")) {
            lines.add(new Line(name, i + 1, content.get(i)));
          }
        }
      }
      return new CliScript(List.copyOf(lines));
    } catch (IOException e) {
      throw new UncheckedIOException("The scripts of " + list + " cannot be read", e);
    }
  }

  /** The session without the commands of one script. */
  CliScript without(String script) {
    return new CliScript(lines.stream().filter(line -> !line.script().equals(script)).toList());
  }

  /** All commands in order. */
  String text() {
    return String.join("\n", lines.stream().map(Line::command).toList()) + "\n";
  }

  /** Runs the session; the values can be used in commands as {@code ${name}}. */
  void run(Path wildfly, Map<String, String> values, Path log) {
    try {
      var script = Files.createTempFile("abell", ".cli");
      var properties = Files.createTempFile("abell", ".properties");
      try {
        Files.writeString(script, text());
        write(values, properties);
        check(execute(wildfly, script, properties, log), Files.readAllLines(log));
      } finally {
        Files.delete(script);
        Files.delete(properties);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("jboss-cli cannot be run", e);
    }
  }

  private static void write(Map<String, String> values, Path file) throws IOException {
    var properties = new Properties();
    properties.putAll(values);
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  private static int execute(Path wildfly, Path script, Path properties, Path log)
      throws IOException {
    var builder =
        new ProcessBuilder(
            wildfly.resolve("bin/jboss-cli.sh").toString(),
            "--file=" + script,
            "--properties=" + properties,
            "--echo-command",
            "--no-color-output");
    builder.environment().put("JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m");
    builder.environment().remove("JBOSS_HOME");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    var process = builder.start();
    process.getOutputStream().close();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new ClusterException("The scripts were interrupted.", e);
    }
  }

  /** Throws one sentence with script, line and reason unless all commands went well. */
  void check(int exitCode, List<String> output) {
    var echoes = output.stream().filter(line -> ECHO.matcher(line).matches()).count();
    if (exitCode == 0 && echoes == lines.size()) {
      return;
    }
    var at = (int) Math.max(0, Math.min(echoes, lines.size()) - 1);
    var line = lines.get(at);
    throw new ClusterException(
        "%s line %d: %s (command: %s)"
            .formatted(line.script(), line.number(), reason(output, exitCode), line.command()));
  }

  private static String reason(List<String> output, int exitCode) {
    var text = String.join(" ", output.subList(lastEcho(output) + 1, output.size()));
    var failure = FAILURE.matcher(text);
    if (failure.find()) {
      return failure.group("why").strip();
    }
    return text.isBlank() ? "jboss-cli ended with " + exitCode : text.strip();
  }

  private static int lastEcho(List<String> output) {
    for (int i = output.size() - 1; i >= 0; i--) {
      if (ECHO.matcher(output.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  private record Line(String script, int number, String command) {}
}
