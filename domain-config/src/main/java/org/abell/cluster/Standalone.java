package org.abell.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.abell.watch.CrashWatch;

/** One WildFly that is web server and handler: the simple configuration. */
final class Standalone implements WildFly {

  private static final String JAVA_OPTS =
      "-Xms64m -Xmx384m -XX:MaxMetaspaceSize=256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
          + " -Djava.net.preferIPv4Stack=true -Djboss.modules.system.pkgs=org.jboss.byteman"
          + " -Djava.awt.headless=true";
  private static final int STOP_SECONDS = 30;

  private final Plan plan;
  private final Management management;
  private Optional<Process> process = Optional.empty();

  Standalone(Plan plan) {
    this.plan = plan;
    this.management = new Management(plan.ports().console(), plan.accounts().management());
  }

  @Override
  public List<Member> members() {
    return Member.SIMPLE;
  }

  @Override
  public void start() {
    var command =
        new ArrayList<>(
            List.of(
                plan.sources().wildfly().resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base(),
                "-Djboss.node.name=" + members().get(0).name(),
                "-Djboss.http.port=" + plan.ports().http(),
                "-b",
                "127.0.0.1",
                "-bmanagement",
                "127.0.0.1"));
    plan.propertiesOfServers(members())
        .forEach((name, value) -> command.add("-D" + name + "=" + value));
    var builder = plan.process(command);
    builder.environment().put("JAVA_OPTS", JAVA_OPTS);
    try {
      process = Optional.of(builder.redirectOutput(output().toFile()).start());
    } catch (IOException e) {
      throw new UncheckedIOException("standalone.sh cannot be started", e);
    }
  }

  @Override
  public void stop() {
    if (process.isEmpty()) {
      return;
    }
    try {
      management.perform("shutdown", Map.of(), Duration.ofSeconds(STOP_SECONDS));
      process.get().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException | ClusterException e) {
      // It may be half started or half gone: what is left is ended by its mark.
      process.get().destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isAlive() {
    return process.map(Process::isAlive).orElse(false);
  }

  @Override
  public State state(Member member) {
    if (!isAlive()) {
      return State.STOPPED;
    }
    return switch (management.attribute("server-state").orElse("")) {
      case "running" -> State.RUNNING;
      case "starting" -> State.STARTING;
      default -> State.UNKNOWN;
    };
  }

  @Override
  public void start(Member member) {
    start();
  }

  @Override
  public void stop(Member member) {
    stop();
  }

  @Override
  public void restart(Member member) {
    stop();
    start();
  }

  @Override
  public Member addHandler(String name, Map<String, String> properties) {
    throw new ClusterException("The simple configuration has one server only.");
  }

  @Override
  public void remove(Member member) {
    throw new ClusterException("The simple configuration has one server only.");
  }

  @Override
  public String argument(Member member) {
    return "-D[Standalone]";
  }

  @Override
  public Path log(Member member) {
    return base().resolve("log/server.log");
  }

  @Override
  public Path output() {
    return plan.home().log("standalone.log");
  }

  @Override
  public Optional<CrashWatch> watch(Consumer<String> teller) {
    return Optional.empty();
  }

  @Override
  public Management management() {
    return management;
  }

  private Path base() {
    return plan.home().base(true);
  }
}
