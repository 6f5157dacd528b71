package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.abell.cluster.Cluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The crash watch beside the domain. (Other tests start what they kill themselves.) */
@ExtendWith(ClusterExtension.class)
class CrashWatchIT {

  private static final Duration BACK = Duration.ofSeconds(60);

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Cluster cluster;

  CrashWatchIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @AfterEach
  void restore() {
    for (var member : cluster.members()) {
      if (cluster.process(member.name()).isEmpty()) {
        cluster.start(member.name());
      }
    }
    cluster.awaitReady();
  }

  @Test
  void a_killed_server_of_each_kind_comes_back_and_works() {
    var before = new LinkedHashMap<String, Long>();
    for (var name : List.of("lb0", "web0", "handler0")) {
      before.put(name, pid(name));
    }
    try (var watch = cluster.watch(told::add).orElseThrow()) {
      assertThat(watch).isNotNull();
      before.keySet().forEach(cluster::kill);
      before.forEach((name, pid) -> await().atMost(BACK).until(() -> isAnother(name, pid)));
      cluster.awaitReady();
    }
    assertThat(told)
        .contains("lb0 is started again.", "web0 is started again.", "handler0 is started again.")
        .hasSize(2 * before.size());
  }

  @Test
  void servers_that_were_stopped_stay_down_while_a_killed_one_comes_back() {
    cluster.stop("handler1");
    try (var watch = cluster.watch(told::add).orElseThrow()) {
      assertThat(watch).isNotNull();
      cluster.stop("web1");
      var pid = pid("web0");
      cluster.kill("web0");
      await().atMost(BACK).until(() -> isAnother("web0", pid));
      assertThat(cluster.process("handler1")).isEmpty();
      assertThat(cluster.process("web1")).isEmpty();
    }
    assertThat(told).hasSize(2).last().isEqualTo("web0 is started again.");
  }

  private long pid(String server) {
    return cluster.process(server).orElseThrow().pid();
  }

  private boolean isAnother(String server, long pid) {
    return cluster.process(server).filter(process -> process.pid() != pid).isPresent();
  }
}
