package org.abell.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The host controller, by jboss-cli: on its own machine that needs no password, and it is only
 * called when a server has to be started.
 *
 * @param home WildFly
 * @param address of the management interface, host:port
 * @param host the host's name in the domain
 */
record HostController(Path home, String address, String host) {

  /** What became of an order. */
  enum Outcome {
    DONE,
    REFUSED,
    UNREACHABLE
  }

  /** An order's outcome, and for REFUSED the reason. */
  record Answer(Outcome outcome, String reason) {}

  private static final int LIMIT_SECONDS = 120;
  private static final Pattern FAILURE =
      Pattern.compile("\"failure-description\" : (?<why>.*)", Pattern.MULTILINE);

  /** Starts a server unless it runs; does not wait until it is ready. */
  Answer start(String server) throws InterruptedException {
    var command =
        "--commands=/host=%s/server-config=%s:start(blocking=false)".formatted(host, server);
    try {
      var output = Files.createTempFile("abell-watch", ".out");
      try {
        var builder =
            new ProcessBuilder(
                home.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=" + address,
                "--output-json",
                "--no-color-output",
                command);
        builder.environment().put("JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m");
        builder.environment().remove("JBOSS_HOME");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        var process = builder.start();
        process.getOutputStream().close();
        return answer(process, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return new Answer(Outcome.UNREACHABLE, e.toString());
    }
  }

  private static Answer answer(Process process, Path output)
      throws IOException, InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      return new Answer(Outcome.UNREACHABLE, "no answer within " + LIMIT_SECONDS + " s");
    }
    var text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    if (process.exitValue() == 0) {
      return new Answer(Outcome.DONE, "");
    }
    var failure = FAILURE.matcher(text);
    return failure.find()
        ? new Answer(Outcome.REFUSED, failure.group("why").strip())
        : new Answer(Outcome.UNREACHABLE, text.strip());
  }
}
