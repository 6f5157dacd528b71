package org.abell.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abell.debian.SystemdHost;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The distribution on a host with systemd, set up as its page says, and kept alive by its units.
 */
@Tag("slow")
class SystemdIT {

  private static final Duration BOOT = Duration.ofMinutes(5);
  private static final int LONG = 120;
  private static final Map<String, Integer> SERVERS =
      Map.of("web0", 18_180, "web1", 18_280, "handler0", 18_380, "handler1", 18_480);
  private static final List<String> WATCHES = List.of("abell-watch", "abell-frozen");

  private static SystemdHost host;

  @BeforeAll
  static void set_up_the_host() {
    host = SystemdHost.boot(distribution());
    host.does(
        """
        runuser -u postgres -- psql -q -c "create role abell login password 'only-for-this-test'" \
          -c 'create database abell owner abell'
        useradd --system --home-dir /opt/abell abell
        (umask 077; mkdir /etc/abell; echo only-for-this-test > /etc/abell/database-password)
        echo jboss.bind.address=0.0.0.0 >> /opt/abell/abell/abell.properties
        chown -R abell: /opt/abell
        cp /opt/abell/abell/systemd/*.service /etc/systemd/system/
        systemctl daemon-reload
        systemctl set-environment JAVA_HOME='%s'
        systemctl enable --now abell abell-watch abell-frozen
        """
            .formatted(System.getProperty("java.home")));
  }

  @BeforeEach
  void await_the_servers() {
    await().atMost(BOOT).until(() -> SERVERS.keySet().stream().allMatch(SystemdIT::isReady));
    await().atMost(BOOT).until(() -> answers(front()));
  }

  @AfterAll
  static void end_the_host() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void servers_that_are_killed_are_started_again() {
    for (var server : List.of("web0", "handler0")) {
      var before = process(server);
      host.does("kill -KILL " + before);
      await().atMost(BOOT).until(() -> !process(server).equals(before) && isReady(server));
    }
  }

  @Test
  void a_web_server_that_hangs_is_ended_and_started_again() {
    var before = process("web1");
    host.does("kill -STOP " + before);
    await().atMost(BOOT).until(() -> !process("web1").equals(before) && isReady("web1"));
  }

  @Test
  void a_domain_that_is_killed_comes_back_and_its_jobs_go_on() {
    var run = runningJob();
    var before = process("Host Controller");

    host.does("kill -KILL " + process("Process Controller"));

    await()
        .atMost(BOOT)
        .until(() -> process("Host Controller"), now -> !now.isEmpty() && !now.equals(before));
    assertThat(jobProcesses()).isNotEmpty().isEqualTo(run.processes());
    await_the_servers();
    run.endsWell();
  }

  @Test
  void jobs_outlive_a_stop_of_the_unit_and_its_watches_do_not() {
    var run = runningJob();

    host.does("systemctl --no-block stop abell");
    await().atMost(BOOT).until(() -> state("abell").equals("inactive"));
    assertThat(WATCHES).allMatch(watch -> state(watch).equals("inactive"));
    assertThat(SERVERS.keySet()).allSatisfy(server -> assertThat(process(server)).isEmpty());
    assertThat(jobProcesses()).isNotEmpty().isEqualTo(run.processes());

    host.does("systemctl start abell");
    assertThat(WATCHES).allMatch(watch -> state(watch).equals("active"));
    await_the_servers();
    run.endsWell();
  }

  private record RunningJob(Work work, Work.Run run, String processes) {

    void endsWell() {
      await().atMost(BOOT).until(() -> work.state(run.job()).equals("ok"));
      assertThat(work.content(run.output())).isEqualTo("Done after %d seconds.\n", LONG);
    }
  }

  private static RunningJob runningJob() {
    var work = Work.in(Api.newUser(URI.create(front())));
    var run = work.running(work.slow(LONG));
    return new RunningJob(work, run, jobProcesses());
  }

  private static String jobProcesses() {
    return host.does("pgrep --full '/galaxy_[0-9]+.sh' || true");
  }

  private static String state(String unit) {
    return host.does("systemctl is-active %s || true".formatted(unit));
  }

  /** Its number; empty when it does not run. */
  private static String process(String server) {
    return host.does("pgrep --full 'D.(Server:)?%s.' || true".formatted(server));
  }

  private static boolean isReady(String server) {
    return answers(at(SERVERS.get(server)));
  }

  private static String front() {
    return at(8080);
  }

  private static String at(int port) {
    return "http://%s:%d".formatted(host.address(), port);
  }

  private static boolean answers(String root) {
    try {
      return Api.visitor(URI.create(root)).get("/health/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static Path distribution() {
    try (var archives =
        Files.newDirectoryStream(Path.of("../domain-config/target"), "abell-*.zip")) {
      return archives.iterator().next().toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
