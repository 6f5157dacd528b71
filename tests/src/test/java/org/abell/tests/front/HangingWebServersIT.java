package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.abell.cluster.Cluster;
import org.abell.cluster.FrontKind;
import org.abell.cluster.Signal;
import org.abell.tests.cluster.ClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What many clients see at once of a web server that is killed or hangs, at every front. */
@Tag("slow")
@ExtendWith(ClusterExtension.class)
class HangingWebServersIT {

  private static final Path SCRIPT =
      Path.of("../domain-config/cli/end-frozen.sh").toAbsolutePath().normalize();
  private static final int CLIENTS = 3;
  private static final int ENOUGH = 30;
  private static final Duration MOST = Duration.ofSeconds(15);
  private static final Duration SLOW = Duration.ofSeconds(35);
  private static final Duration BOOT = Duration.ofMinutes(2);
  private static final int BOOT_PAUSE_SECONDS = 20;

  private final Cluster cluster;
  private final Fronts fronts;
  private final Map<FrontKind, Asking> asking = new EnumMap<>(FrontKind.class);

  HangingWebServersIT(Cluster cluster) {
    this.cluster = cluster;
    this.fronts = new Fronts(cluster);
  }

  @AfterEach
  void restore() throws Exception {
    for (var clients : asking.values()) {
      clients.end();
    }
    // Frozen ones, too, when the test failed.
    cluster.kill("web0");
    cluster.start("web0");
    cluster.awaitReady();
    fronts.close();
  }

  @Test
  void no_more_requests_fail_than_a_killed_server_had() throws Exception {
    var visitors = new EnumMap<FrontKind, List<Visitor>>(FrontKind.class);
    for (var kind : FrontKind.values()) {
      visitors.put(kind, signedInOn("web0", kind));
    }
    visitors.forEach(
        (kind, all) -> {
          var clients = new Asking();
          asking.put(kind, clients);
          // A sign-in ends the session that was: nobody does both at once.
          for (int i = 0; i < CLIENTS; i++) {
            var visitor = all.get(i);
            clients.client(visitor, i == 0 ? visitor::histories : visitor::login);
          }
        });
    awaitMore(0);
    var from = System.nanoTime();
    cluster.kill("web0");
    var to = System.nanoTime();
    awaitMore(ENOUGH);
    for (var kind : FrontKind.values()) {
      var clients = asking.get(kind);
      clients.end();
      var underWay = clients.asked().stream().filter(a -> a.isUnderWay(from, to)).count();
      System.out.printf("%s: %d under way, failed %s%n", kind, underWay, clients.failed());
      assertThat(clients.failed()).as("at " + kind).hasSizeLessThanOrEqualTo((int) underWay);
    }
  }

  @Test
  void a_frozen_server_costs_nobody_15_s_and_slow_requests_of_others_are_not_cut()
      throws Exception {
    var slow = new EnumMap<FrontKind, Slow>(FrontKind.class);
    var clients = new EnumMap<FrontKind, List<Visitor>>(FrontKind.class);
    for (var kind : FrontKind.values()) {
      clients.put(kind, signedInOn("web0", kind));
      clients.get(kind).addAll(signedInOn("web1", kind));
      slow.put(kind, Slow.of(Visitor.signedInOn("web1", fronts.address(kind))));
    }
    clients.forEach(
        (kind, all) -> {
          asking.put(kind, new Asking());
          all.forEach(visitor -> asking.get(kind).client(visitor, visitor::histories));
        });
    freeze("web0");
    for (var kind : FrontKind.values()) {
      slow.get(kind).assertUncut();
      var asked = asking.get(kind);
      asked.end();
      System.out.printf("%s: longest %s%n", kind, asked.longest());
      assertThat(asked.failed()).as("at " + kind).isEmpty();
      assertThat(asked.longest()).as("at " + kind).isLessThan(MOST);
    }
  }

  @Test
  void a_server_whose_boot_takes_long_gets_its_share_afterwards() throws Exception {
    cluster.stop("web0");
    var before = registrations();
    var start = CompletableFuture.runAsync(() -> cluster.start("web0"));
    await().atMost(BOOT).until(() -> registrations() > before);
    Signal.STOP.to(cluster.process("web0").orElseThrow());
    TimeUnit.SECONDS.sleep(BOOT_PAUSE_SECONDS);
    Signal.CONT.to(cluster.process("web0").orElseThrow());
    start.get(BOOT.toSeconds(), TimeUnit.SECONDS);

    signedInOn("web0", FrontKind.WILDFLY);
    assertThat(registrations()).isEqualTo(before + 1);
  }

  /** How often WildFly's balancer was told of the server. */
  private long registrations() throws IOException {
    return Files.readAllLines(cluster.log("lb0")).stream()
        .filter(line -> line.contains("Registering node web0,"))
        .count();
  }

  /** What takes long because that is its nature: a body over a slow line, and a stream. */
  private record Slow(
      CompletableFuture<Integer> login, Stream<String> events, CompletableFuture<Void> reader) {

    static Slow of(Visitor visitor) throws IOException, InterruptedException {
      var events = visitor.events();
      return new Slow(
          visitor.later(visitor.slowLogin(SLOW)),
          events,
          CompletableFuture.runAsync(() -> events.forEach(line -> {})));
    }

    void assertUncut() throws Exception {
      assertThat(login.get(1, TimeUnit.MINUTES)).isEqualTo(303);
      assertThat(reader).isNotDone();
      events.close();
    }
  }

  /** Under the eyes of the script, which ends it. */
  private void freeze(String server) throws IOException {
    var watch = watch();
    try {
      awaitMore(ENOUGH);
      Signal.STOP.to(cluster.process(server).orElseThrow());
      await().atMost(Duration.ofSeconds(30)).until(() -> cluster.process(server).isEmpty());
      awaitMore(ENOUGH);
    } finally {
      watch.descendants().forEach(ProcessHandle::destroy);
      watch.destroy();
    }
  }

  private List<Visitor> signedInOn(String server, FrontKind kind) {
    var visitors = new ArrayList<Visitor>();
    for (int i = 0; i < CLIENTS; i++) {
      visitors.add(Visitor.signedInOn(server, fronts.address(kind)));
    }
    return visitors;
  }

  /** Waits until each front's clients have asked some more. */
  private void awaitMore(int more) {
    asking.forEach(
        (kind, clients) -> {
          var wanted = clients.asked().size() + Math.max(more, 1);
          await(kind.name())
              .atMost(Duration.ofSeconds(30))
              .until(() -> clients.asked().size() >= wanted);
        });
  }

  private Process watch() throws IOException {
    var servers = new String[] {"web0", "web1"};
    for (int i = 0; i < servers.length; i++) {
      servers[i] += "=" + cluster.server(servers[i]);
    }
    return new ProcessBuilder(SCRIPT.toString(), servers[0], servers[1])
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target/end-frozen.log").toFile())
        .start();
  }
}
