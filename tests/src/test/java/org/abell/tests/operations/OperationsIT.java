package org.abell.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.Work;
import org.abell.tests.cluster.Work.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Servers are looked at, stopped, started, added and removed by the scripts of admins. */
@ExtendWith(ClusterExtension.class)
class OperationsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String RUNNING = " RUNNING pid %d, uptime \\d+:\\d\\d:\\d\\d, primary%s";

  private static final List<String> OTHERS = List.of("handler0", "handler1");

  private final Cluster cluster;
  private final DomainScript script;
  private final Api admin;
  private final Work work;

  OperationsIT(Cluster cluster) {
    var account = cluster.accounts().admin();
    this.cluster = cluster;
    this.script = new DomainScript(cluster);
    this.admin = Api.visitor(cluster.front()).signIn(account.email(), account.password());
    this.work = Work.in(admin);
  }

  @Test
  void status_has_a_line_for_each_server_also_for_one_that_is_down() {
    var lines = script.done("status").stream().map(line -> line.replaceAll(" +", " ")).toList();
    assertThat(lines).hasSize(cluster.members().size());
    assertThat(lines.get(0)).matches(running("load-balancer:lb0", ""));
    assertThat(lines.get(1)).matches(running("web:web0", ", web, \\d+ sessions"));
    assertThat(lines.get(3)).matches(running("handlers:handler0", ", handler, \\d+ jobs"));

    assertThat(script.done("stop", "server=web1", "timeout=5"))
        .containsExactly("web:web1: stopped");
    assertThat(script.done("stop", "server=web1")).containsExactly("web:web1: stopped");
    assertThat(cluster.process("web1")).isEmpty();
    var group = script.run(Map.of(), "status", "group=web");
    assertThat(group.exit()).isEqualTo(3);
    assertThat(group.output()).contains("web:web0").containsPattern("web:web1 +STOPPED +primary\n");

    assertThat(script.done("start", "group=web"))
        .containsExactly("web:web0: started", "web:web1: started");
    assertThat(script.done("start", "server=web1")).containsExactly("web:web1: started");
    cluster.awaitReady();
    assertThat(script.status("web1")).matches(running("web:web1", ", web, \\d+ sessions"));
  }

  @Test
  @Tag("slow")
  void the_jobs_of_an_added_handler_go_on_at_the_others_when_it_is_removed() {
    var add =
        new String[] {"add-server", "server=handler7", "group=handlers", "tags=spare,job-handlers"};
    assertThat(script.done(add)).containsExactly("handlers:handler7: added, started");
    assertThat(script.done(add)).containsExactly("handlers:handler7: was there, started");
    await().atMost(SOON).until(() -> script.status("handler7").endsWith(", handler, 0 jobs"));
    var handler = admin.get("/api/admin/handlers/handler7").object();
    assertThat(handler.getJsonArray("tags").toString()).contains("\"spare\"");

    // Over REST, for jboss-cli may take longer than the jobs.
    OTHERS.forEach(name -> change(name, "draining"));
    await().atMost(SOON).until(() -> OTHERS.stream().allMatch(this::drains));
    var runs = IntStream.range(0, 3).mapToObj(i -> work.slow(40)).toList();
    await().atMost(SOON).until(() -> runs.stream().allMatch(run -> isAt("handler7", run)));
    assertThat(script.status("handler7")).endsWith(", handler, 3 jobs");
    OTHERS.forEach(name -> change(name, "working"));

    assertThat(script.done("remove-server", "server=handler7"))
        .containsExactly("handlers:handler7: removed");
    assertThat(script.done("remove-server", "server=handler7"))
        .containsExactly("There is no server handler7: nothing to remove.");
    for (var run : runs) {
      assertThat(work.ended(run)).isEqualTo("ok");
      assertThat(handler(run)).isIn(OTHERS);
    }
  }

  @Test
  void a_handler_drains_until_it_is_resumed() {
    assertThat(script.done("drain", "server=handler0"))
        .containsExactly("handlers:handler0: draining");
    await().atMost(SOON).until(() -> drains("handler0"));
    assertThat(script.done("resume", "server=handler0")).hasSize(1);
    assertThat(script.done("resume", "server=handler0")).hasSize(1);
    await().atMost(SOON).until(() -> !drains("handler0"));
  }

  @Test
  @Tag("slow")
  void an_added_web_server_serves_behind_the_front_until_it_is_removed() {
    script.done("add-server", "server=web7", "group=web");
    await().atMost(SOON).until(() -> answering().contains("web7"));
    script.done("remove-server", "server=web7", "timeout=5");
    assertThat(answering()).doesNotContain("web7");
    assertThat(script.refused("add-server", "server=web0", "group=handlers"))
        .isEqualTo("There is a server web0 already, in the group web on the host primary.");
  }

  @Test
  @Tag("slow")
  void handlers_restart_at_once_or_one_after_the_other() {
    var before = pid("handler0");
    assertThat(script.done("restart", "group=handlers"))
        .containsExactly(
            "handlers:handler0: stopped",
            "handlers:handler1: stopped",
            "handlers:handler0: started",
            "handlers:handler1: started");
    var after = pid("handler0");
    assertThat(after).isNotEqualTo(before);

    assertThat(script.done("rolling-restart", "group=handlers"))
        .containsExactly("handler0 was restarted", "handler1 was restarted");
    assertThat(pid("handler0")).isNotEqualTo(after);
    cluster.awaitReady();
  }

  @Test
  @Tag("slow")
  void a_front_is_told_of_each_web_server_that_restarts(@TempDir Path folder) throws IOException {
    var told = folder.resolve("told");
    var member =
        Files.writeString(folder.resolve("m"), "#!/bin/sh\necho $* >> %s\n".formatted(told));
    assertThat(member.toFile().setExecutable(true)).isTrue();

    script.done(
        "rolling-restart",
        "group=web",
        "timeout=5",
        "front=" + cluster.front(),
        "member=" + member);

    assertThat(told).content().isEqualTo("out web0\nin web0\nout web1\nin web1\n");
    cluster.awaitReady();
  }

  @Test
  void the_job_lock_holds_jobs_until_it_is_taken_away() {
    var key = Map.of("ABELL_KEY", admin.key());
    var front = "front=" + cluster.front();
    var locked = script.run(key, "lock-jobs", front, "reason=the \"new\" disk");
    assertThat(locked.output()).isEqualTo("jobs are locked\n");
    assertThat(admin.get("/api/job_lock").object().getString("reason"))
        .isEqualTo("the \"new\" disk");
    var run = work.slow(0);
    assertThat(work.job(run.job()).getString("wait_reason")).contains("the \"new\" disk");

    assertThat(script.run(key, "unlock-jobs", front).output()).isEqualTo("jobs are taken\n");
    assertThat(work.ended(run)).isEqualTo("ok");
    var stranger = Map.of("ABELL_KEY", Api.newUser(cluster.front()).key());
    assertThat(script.run(stranger, "lock-jobs", front, "reason=why").output())
        .startsWith("The lock was refused: ");
  }

  @Test
  void a_wrong_call_is_answered_with_one_sentence() {
    assertThat(script.refused("stop", "server=nobody"))
        .startsWith("There is no server nobody; there are: ");
    assertThat(script.refused("stop")).isEqualTo("Say server=… or group=…");
    assertThat(script.refused("stop", "sever=web0"))
        .isEqualTo("stop does not know sever=web0; it knows: server group timeout.");
    assertThat(script.refused("drain")).isEqualTo("drain needs server=…");
    assertThat(script.refused("stop", "server=web0);x"))
        .startsWith("The value of server has blanks, quotes or other signs");
    assertThat(script.run(Map.of(), "sotp").exit()).isEqualTo(2);
  }

  private String running(String name, String more) {
    var server = name.substring(name.indexOf(':') + 1);
    return name + RUNNING.formatted(pid(server), more);
  }

  private long pid(String server) {
    return cluster.process(server).orElseThrow().pid();
  }

  private void change(String handler, String mode) {
    var order = Json.createObjectBuilder().add("mode", mode).add("reason", "a test");
    assertThat(admin.put("/api/admin/handlers/" + handler, order).status()).isEqualTo(200);
  }

  private boolean drains(String handler) {
    var seen = admin.get("/api/admin/handlers/" + handler).object();
    return seen.getString("mode").equals("draining");
  }

  private boolean isAt(String handler, Run run) {
    return work.state(run.job()).equals("running") && handler(run).equals(handler);
  }

  private String handler(Run run) {
    return work.job(run.job()).getString("handler");
  }

  /** The web servers that answer behind the front. */
  private List<String> answering() {
    return IntStream.range(0, 20)
        .mapToObj(i -> Api.visitor(cluster.front()).get("/health/ready"))
        .filter(answer -> answer.status() == 200)
        .map(answer -> answer.object())
        .map((JsonObject health) -> health.getString("server"))
        .distinct()
        .toList();
  }
}
