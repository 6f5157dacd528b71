package org.abell.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.abell.cluster.Cluster;
import org.abell.cluster.Sources;

/** {@code abell-domain.sh}, as an admin of the cluster calls it. */
public final class DomainScript {

  static final Sources SOURCES = Sources.ofCheckout(Path.of("..").toAbsolutePath().normalize());

  private static final int MINUTES = 8;

  private final String reach;

  private DomainScript(String reach) {
    this.reach = reach;
  }

  /** For an admin of that cluster. */
  public DomainScript(Cluster cluster) {
    this(reach(cluster));
  }

  /** For what needs no running domain. */
  static DomainScript withoutDomain() {
    return new DomainScript("");
  }

  /** What a call printed, and its exit code. */
  record Outcome(int exit, String output) {

    List<String> lines() {
      return output.lines().toList();
    }
  }

  /** Calls the script; it has to end well. Gives what it printed. */
  public List<String> done(String... arguments) {
    var outcome = run(Map.of(), arguments);
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    return outcome.lines();
  }

  /** Calls the script; it has to refuse. Gives its only sentence. */
  String refused(String... arguments) {
    var outcome = run(Map.of(), arguments);
    assertThat(outcome.exit()).as(outcome.output()).isEqualTo(1);
    return outcome.output().strip();
  }

  /** The line of one server, without the blanks that align it. */
  String status(String server) {
    var lines = run(Map.of(), "status", "server=" + server).lines();
    assertThat(lines).hasSize(1);
    return lines.get(0).replaceAll(" +", " ");
  }

  Outcome run(Map<String, String> environment, String... arguments) {
    var command = new ArrayList<>(List.of(SOURCES.scripts().resolve("abell-domain.sh").toString()));
    command.addAll(List.of(arguments));
    try {
      var output = Files.createTempFile("abell-domain", ".log");
      try {
        var builder =
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JBOSS_CLI", reach);
        builder.environment().put("JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m");
        builder.environment().remove("JBOSS_HOME");
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
        return new Outcome(process.exitValue(), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String reach(Cluster cluster) {
    var account = cluster.accounts().management();
    return "%s --connect --controller=127.0.0.1:%d --user=%s --password=%s"
        .formatted(
            SOURCES.wildfly().resolve("bin/jboss-cli.sh"),
            cluster.console().getPort(),
            account.name(),
            account.password());
  }
}
