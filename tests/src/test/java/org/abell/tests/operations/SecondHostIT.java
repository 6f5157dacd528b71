package org.abell.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.TestPorts;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A second host joins the domain with servers of its own; here both are on one machine. */
@Tag("slow")
@ExtendWith(ClusterExtension.class)
class SecondHostIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SMALL = "-Xmx160m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private final Cluster cluster;
  private final DomainScript script;
  private final Work work;

  @TempDir private Path folder;

  SecondHostIT(Cluster cluster) {
    var account = cluster.accounts().admin();
    this.cluster = cluster;
    this.script = new DomainScript(cluster);
    this.work = Work.in(Api.visitor(cluster.front()).signIn(account.email(), account.password()));
  }

  @Test
  void a_second_host_joins_the_domain_and_its_handler_runs_jobs() throws Exception {
    var base = folder.resolve("domain");
    var install =
        new String[] {
          "install-host",
          "wildfly=" + DomainScript.SOURCES.wildfly(),
          "base=" + base,
          "host=second",
          "user=" + cluster.accounts().management().name()
        };
    assertThat(script.done(install)).contains(base + " was made");
    assertThat(script.done(install)).contains(base + " is there already");

    var host = start(base);
    try {
      await()
          .atMost(SOON)
          .until(() -> script.run(Map.of(), add("handlers", "handler8", 500)).exit() == 0);
      script.done(add("web", "web8", 600));
      await().atMost(SOON).until(() -> script.status("handler8").endsWith(", handler, 0 jobs"));
      assertThat(script.status("handler8")).contains(", second, handler");
      assertThat(script.status("web8")).contains(", second, web");
      runsAJobAt("handler8");
      assertThat(Api.visitor(cluster.front()).get("/health/ready").status()).isEqualTo(200);
      script.done("remove-server", "server=web8", "timeout=5");
      script.done("remove-server", "server=handler8", "timeout=5");
      assertThat(script.done("stop-host", "host=second")).containsExactly("second: stopped");
      assertThat(host.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(script.done("stop-host", "host=second")).containsExactly("second: stopped");
    } finally {
      // Servers of a host whose folder is gone would answer with errors to whatever comes next.
      if (host.isAlive()) {
        script.run(Map.of(), "stop-host", "host=second", "timeout=1");
      }
      host.destroy();
    }
  }

  private static String[] add(String group, String server, int shift) {
    return new String[] {
      "add-server",
      "host=second",
      "group=" + group,
      "server=" + server,
      "offset=" + (TestPorts.PORTS.offset() + shift)
    };
  }

  private void runsAJobAt(String handler) {
    var others = List.of("handler0", "handler1");
    others.forEach(other -> script.done("drain", "server=" + other));
    await().atMost(SOON).until(() -> others.stream().allMatch(this::drains));
    var run = work.slow(0);
    assertThat(work.ended(run)).isEqualTo("ok");
    assertThat(work.job(run.job()).getString("handler")).isEqualTo(handler);
    others.forEach(other -> script.done("resume", "server=" + other));
    var seen = work.api().get("/api/admin/handlers/" + handler).object();
    assertThat(seen.getString("host")).isEqualTo("machine-two");
  }

  private boolean drains(String handler) {
    var seen = work.api().get("/api/admin/handlers/" + handler).object();
    return seen.getString("mode").equals("draining");
  }

  /** Starts the host controller as its admin would, with the properties of this domain. */
  private Process start(Path base) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "setsid",
                DomainScript.SOURCES.wildfly().resolve("bin/domain.sh").toString(),
                "-Djboss.domain.base.dir=" + base));
    properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var environment = builder.environment();
    environment.remove("JBOSS_HOME");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("ABELL_DB_PASSWORD", cluster.database().password());
    environment.put("ABELL_HOST_PASSWORD", cluster.accounts().management().password());
    environment.put("HOST_CONTROLLER_JAVA_OPTS", SMALL);
    environment.put("PROCESS_CONTROLLER_JAVA_OPTS", SMALL);
    // By this the cluster finds and ends what a failed test leaves.
    environment.put("ABELL_CLUSTER", cluster.home().toString());
    var log = Files.createDirectories(cluster.home().resolve("logs")).resolve("second.log");
    return builder.redirectOutput(log.toFile()).start();
  }

  private Map<String, String> properties() {
    var ports = TestPorts.PORTS;
    var database = cluster.database();
    return Map.ofEntries(
        Map.entry("jboss.domain.primary.address", "127.0.0.1"),
        Map.entry("jboss.domain.primary.port", Integer.toString(ports.console())),
        Map.entry("jboss.management.http.port", Integer.toString(ports.console() + 1)),
        Map.entry("jboss.mcmp.port", Integer.toString(ports.balancerManagement())),
        Map.entry("abell.config", cluster.home().resolve("abell.yml").toString()),
        Map.entry("abell.host", "machine-two"),
        Map.entry("abell.db.host", database.host()),
        Map.entry("abell.db.port", Integer.toString(database.port())),
        Map.entry("abell.db.name", database.name()),
        Map.entry("abell.db.user", database.user()));
  }
}
