package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.abell.cluster.Cluster;
import org.abell.cluster.FrontKind;
import org.abell.cluster.Signal;
import org.abell.tests.cluster.ClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What many clients see at once of a web server that is killed or hangs, at every front. */
@ExtendWith(ClusterExtension.class)
class HangingWebServersIT {

  private static final Path SCRIPT =
      Path.of("../domain-config/cli/end-frozen.sh").toAbsolutePath().normalize();
  private static final int CLIENTS = 3;
  private static final int ENOUGH = 30;
  private static final Duration MOST = Duration.ofSeconds(15);
  private static final Duration SLOW = Duration.ofSeconds(35);

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
    // Fronts send new people to the server that has less to do: nobody asks yet.
    var visitors = new EnumMap<FrontKind, List<Visitor>>(FrontKind.class);
    for (var kind : FrontKind.values()) {
      visitors.put(kind, signedInOn("web0", kind));
    }
    visitors.forEach(
        (kind, all) -> {
          var clients = new Asking();
          asking.put(kind, clients);
          all.forEach(visitor -> clients.client(visitor, visitor::login));
          all.forEach(visitor -> clients.client(visitor, visitor::histories));
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
    var slow = new EnumMap<FrontKind, CompletableFuture<Integer>>(FrontKind.class);
    var streams = new EnumMap<FrontKind, HttpResponse<InputStream>>(FrontKind.class);
    var frozen = new EnumMap<FrontKind, List<Visitor>>(FrontKind.class);
    var healthy = new EnumMap<FrontKind, List<Visitor>>(FrontKind.class);
    for (var kind : FrontKind.values()) {
      frozen.put(kind, signedInOn("web0", kind));
      healthy.put(kind, signedInOn("web1", kind));
      var slowOne = Visitor.signedInOn("web1", fronts.address(kind));
      slow.put(kind, slowOne.later(slowOne.slowLogin(SLOW)));
      streams.put(kind, slowOne.open(slowOne.request("/events")));
    }
    for (var kind : FrontKind.values()) {
      var clients = new Asking();
      asking.put(kind, clients);
      frozen.get(kind).forEach(visitor -> clients.client(visitor, visitor::histories));
      healthy.get(kind).forEach(visitor -> clients.client(visitor, visitor::histories));
    }
    var watch = watch();
    try {
      awaitMore(ENOUGH);
      Signal.STOP.to(cluster.process("web0").orElseThrow());
      await().atMost(Duration.ofSeconds(30)).until(() -> cluster.process("web0").isEmpty());
      awaitMore(ENOUGH);
    } finally {
      watch.descendants().forEach(ProcessHandle::destroy);
      watch.destroy();
    }
    for (var kind : FrontKind.values()) {
      assertThat(slow.get(kind).get(1, TimeUnit.MINUTES)).as("slow at " + kind).isEqualTo(303);
      var clients = asking.get(kind);
      clients.end();
      System.out.printf("%s: longest %s%n", kind, clients.longest());
      assertThat(clients.failed()).as("at " + kind).isEmpty();
      assertThat(clients.longest()).as("at " + kind).isLessThan(MOST);
      var stream = streams.get(kind).body();
      assertThat(stream.available()).as("events at " + kind).isPositive();
      stream.close();
    }
  }

  private List<Visitor> signedInOn(String server, FrontKind kind)
      throws IOException, InterruptedException {
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
