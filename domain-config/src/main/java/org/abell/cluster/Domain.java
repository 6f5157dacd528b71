package org.abell.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.abell.watch.CrashWatch;
import org.abell.watch.Patience;
import org.abell.watch.WatchSettings;

/**
 * A WildFly domain of one host: process controller, host controller, five servers, and those that
 * are added.
 */
final class Domain implements WildFly {

  private static final String SMALL =
      " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true"
          + " -Djava.awt.headless=true";
  private static final Duration OPERATION = Duration.ofSeconds(120);
  private static final int STOP_SECONDS = 40;

  private final Plan plan;
  private final Management management;
  private final List<Member> members;
  private Optional<Process> process = Optional.empty();

  Domain(Plan plan) {
    this.plan = plan;
    this.members = new CopyOnWriteArrayList<>(Member.domain(plan.front()));
    this.management = new Management(plan.ports().console(), plan.accounts().management());
  }

  @Override
  public List<Member> members() {
    return List.copyOf(members);
  }

  @Override
  public void start() {
    var wildfly = plan.sources().wildfly();
    var command =
        new ArrayList<>(
            List.of(
                wildfly.resolve("bin/domain.sh").toString(),
                "-Djboss.domain.base.dir=" + base(),
                "-b",
                "127.0.0.1",
                "-bmanagement",
                "127.0.0.1"));
    plan.propertiesOfServers(members())
        .forEach((name, value) -> command.add("-D" + name + "=" + value));
    var builder = plan.process(command);
    builder.environment().put("PROCESS_CONTROLLER_JAVA_OPTS", "-Xms16m -Xmx64m" + SMALL);
    builder
        .environment()
        .put(
            "HOST_CONTROLLER_JAVA_OPTS",
            "-Xms64m -Xmx192m -Djboss.modules.system.pkgs=org.jboss.byteman" + SMALL);
    try {
      process = Optional.of(builder.redirectOutput(output().toFile()).start());
    } catch (IOException e) {
      throw new UncheckedIOException("domain.sh cannot be started", e);
    }
  }

  @Override
  public void stop() {
    if (process.isEmpty()) {
      return;
    }
    try {
      management.perform("shutdown", Map.of(), Duration.ofSeconds(STOP_SECONDS), "host", "primary");
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
    var status = management.attribute("status", "host", "primary", "server-config", member.name());
    return switch (status.orElse("")) {
      case "STARTING" -> State.STARTING;
      case "STARTED" -> State.RUNNING;
      case "STOPPED", "STOPPING", "DISABLED" -> State.STOPPED;
      case "FAILED" -> State.FAILED;
      default -> State.UNKNOWN;
    };
  }

  @Override
  public void start(Member member) {
    perform("start", member);
  }

  @Override
  public void stop(Member member) {
    perform("stop", member);
  }

  @Override
  public void restart(Member member) {
    perform("restart", member);
  }

  @Override
  public Member addHandler(String name, Map<String, String> properties) {
    var member = Member.nextHandler(name, members);
    var config =
        Map.of(
            "group",
            "handlers",
            "auto-start",
            false,
            "socket-binding-port-offset",
            plan.ports().offset(member));
    perform("add", config, serverConfig(member));
    var all = new TreeMap<>(properties);
    all.put("jboss.node.name", name);
    all.forEach(
        (key, value) ->
            perform(
                "add",
                Map.of("value", value, "boot-time", true),
                serverConfig(member, "system-property", key)));
    members.add(member);
    return member;
  }

  @Override
  public void remove(Member member) {
    perform("remove", Map.of(), serverConfig(member));
    members.remove(member);
  }

  private void perform(String operation, Member member) {
    perform(operation, Map.of("blocking", true), serverConfig(member));
  }

  private static String[] serverConfig(Member member, String... more) {
    var path = new ArrayList<>(List.of("host", "primary", "server-config", member.name()));
    path.addAll(List.of(more));
    return path.toArray(String[]::new);
  }

  private void perform(String operation, Map<String, ?> parameters, String... path) {
    try {
      management.perform(operation, parameters, OPERATION, path);
    } catch (IOException e) {
      throw new UncheckedIOException("The host controller does not answer", e);
    }
  }

  @Override
  public String argument(Member member) {
    return "-D[Server:" + member.name() + "]";
  }

  @Override
  public Path log(Member member) {
    return base().resolve("servers").resolve(member.name()).resolve("log/server.log");
  }

  @Override
  public Path output() {
    return plan.home().log("domain.log");
  }

  @Override
  public Management management() {
    return management;
  }

  @Override
  public Optional<CrashWatch> watch(Consumer<String> teller) {
    var settings =
        new WatchSettings(
            plan.sources().wildfly(),
            base(),
            "127.0.0.1:" + plan.ports().console(),
            "primary",
            Patience.USUAL);
    return Optional.of(CrashWatch.start(settings, Clock.systemUTC(), teller));
  }

  private Path base() {
    return plan.home().base(false);
  }
}
