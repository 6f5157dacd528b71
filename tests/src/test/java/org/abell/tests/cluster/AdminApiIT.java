package org.abell.tests.cluster;

import static org.abell.tests.cluster.Administrator.refusal;
import static org.abell.tests.cluster.Work.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Work.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What admins see and change of the whole cluster over REST, and what users are told of it. */
class AdminApiIT extends AdministeredCluster {

  private static final String LOCK = "/api/job_lock";
  private static final String HANDLERS = "/api/admin/handlers";
  private static final String CONSOLE =
      "/console_output?stdout_position=0&stdout_length=9&stderr_position=0&stderr_length=9";

  private static final String CONFIGURATION =
      """
      runners:
        local: {load: 'galaxy.jobs.runners.local:LocalJobRunner', workers: 4}
      execution:
        default: local
        environments:
          local: {runner: local}
          silent: {runner: local, live_tool_output_reporting: false}
      tools:
      - {id: surroundings1, environment: silent}
      """;

  AdminApiIT(Cluster cluster) {
    super(cluster, CONFIGURATION);
  }

  @ParameterizedTest
  @CsvSource({
    "GET," + LOCK,
    "PUT," + LOCK,
    "GET," + HANDLERS,
    "GET," + HANDLERS + "/handler0",
    "PUT," + HANDLERS + "/handler0",
    "GET,/api/admin/configuration",
    "POST,/api/admin/configuration/reload"
  })
  void only_admins_are_answered(String method, String path) {
    refusal(asked(work.api(), method, path), 403006);
    refusal(asked(Api.visitor(cluster.front()), method, path), 403001);
  }

  @Test
  void the_job_lock_holds_jobs_and_says_who_set_it_and_why() {
    var set = admin.api().put(LOCK, lock().add("reason", "new disks")).object();
    assertThat(set.getBoolean("active")).isTrue();
    assertThat(set.getString("set_by")).isEqualTo(admin.name());
    assertThat(set.getString("reason")).isEqualTo("new disks");
    assertThat(set.getString("set_at")).isNotEmpty();
    assertThat(admin.api().get(LOCK).object()).isEqualTo(set);

    var run = work.run("true1", Json.createObjectBuilder());
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> work.state(run.job()).equals("new"));
    assertThat(work.job(run.job()).getString("wait_reason"))
        .isEqualTo("The job lock is on, set by %s: new disks.".formatted(admin.name()));
    assertThat(work.job(run.job()).getInt("queue_position")).isPositive();

    admin.unlock();
    assertThat(work.ended(run)).isEqualTo("ok");
    assertThat(work.job(run.job()).isNull("wait_reason")).isTrue();
  }

  @Test
  void clients_that_know_no_reason_lock_without_and_others_have_to_give_one() {
    var set = admin.api().put(LOCK, lock()).object();
    assertThat(set.getBoolean("active")).isTrue();
    assertThat(set.getString("set_by")).isEqualTo(admin.name());
    assertThat(set.getString("reason")).isEqualTo("No reason was given.");
    assertThat(admin.api().put(LOCK, lock().add("active", false)).object().getBoolean("active"))
        .isFalse();
    refusal(admin.api().put(LOCK, lock().add("reason", " ")), 400008);
    refusal(admin.api().put(LOCK, Json.createObjectBuilder()), 400007);
    refusal(admin.api().put(LOCK, lock().add("active", "perhaps")), 400008);
    assertThat(admin.api().get(LOCK).object().getBoolean("active")).isFalse();
  }

  @Test
  void handlers_tell_how_they_fare_and_when_all_drain_jobs_say_so() {
    var list = admin.api().get(HANDLERS).json().asJsonArray().getValuesAs(JsonObject.class);
    assertThat(list).extracting(h -> h.getString("name")).contains("handler0", "handler1");
    assertThat(admin.api().get(HANDLERS + "/handler0").object())
        .containsKeys("host", "tags", "round_age_seconds", "lease_age_seconds", "running_jobs");
    try {
      for (var name : List.of("handler0", "handler1")) {
        var told = mode(name, "draining").object();
        assertThat(told.getString("mode")).isEqualTo("draining");
        assertThat(told.getString("mode_set_by")).isEqualTo(admin.name());
        assertThat(told.getString("mode_reason")).isEqualTo("new kernel");
      }
      var run = work.run("true1", Json.createObjectBuilder());
      assertThat(admin.reason(run))
          .isEqualTo("All handlers with the name or tag _default_ are draining.");
      mode("handler1", "working");
      assertThat(work.ended(run)).isEqualTo("ok");
      assertThat(admin.handler(run)).isEqualTo("handler1");
    } finally {
      mode("handler0", "working");
      mode("handler1", "working");
    }
  }

  @Test
  void handlers_do_not_do_what_makes_no_sense() {
    refusal(admin.api().get(HANDLERS + "/web0"), 404001);
    refusal(admin.api().get(HANDLERS + "/handler99"), 404001);
    refusal(mode("handler99", "draining"), 404001);
    refusal(mode("handler0", "sleeping"), 400008);
    refusal(admin.api().put(HANDLERS + "/handler0", Json.createObjectBuilder()), 400007);
  }

  @Test
  void a_bad_configuration_is_told_of_and_the_old_one_holds() throws IOException {
    var before = reload();
    assertThat(before.getString("default_destination")).isEqualTo("local");
    assertThat(before.isNull("problem")).isTrue();
    var bad = CONFIGURATION.replace("default: local", "default: lunar");
    Files.writeString(ConfigurationFile.in(cluster.home()), bad);

    var after = reload();
    var finding = after.getJsonObject("problem").getJsonArray("findings").getJsonObject(0);
    assertThat(finding.getString("file")).endsWith("job_conf.yml");
    assertThat(finding.getInt("line")).isPositive();
    assertThat(finding.getString("reason")).contains("lunar");
    assertThat(after.getString("fingerprint")).isEqualTo(before.getString("fingerprint"));
    assertThat(work.ended(work.run("true1", Json.createObjectBuilder()))).isEqualTo("ok");

    configuration.change(CONFIGURATION.replace("workers: 4", "workers: 5"));
    await()
        .atMost(SOON)
        .until(() -> admin.api().get("/api/admin/configuration").object().isNull("problem"));
  }

  @Test
  void a_job_that_waits_for_another_names_its_output() {
    var slow = work.slow(100);
    var waiting = work.run("sort1", Json.createObjectBuilder().add("input", data(slow.output())));

    assertThat(admin.reason(waiting)).startsWith("Input 1 (").contains("is not ready");
    assertThat(admin.place(waiting)).isPositive();

    admin.api().delete("/api/jobs/" + slow.job());
    assertThat(work.ended(waiting)).isIn("paused", "error");
  }

  @Test
  void what_a_running_job_prints_is_shown_unless_its_destination_says_otherwise() {
    var slow = work.slow(100);
    var silent =
        work.run("surroundings1", Json.createObjectBuilder().add("note", "x").add("seconds", 100));
    await()
        .atMost(SOON)
        .until(() -> console(slow).object().getString("stdout").equals("1 of 100 "));
    assertThat(console(slow).object().getString("state")).isEqualTo("running");
    work.running(silent);
    refusal(console(silent), 403004);

    List.of(slow, silent).forEach(run -> work.api().delete("/api/jobs/" + run.job()));
    assertThat(work.ended(silent)).isEqualTo("deleted");
    assertThat(console(silent).status()).isEqualTo(200);
  }

  private static Api.Answer asked(Api api, String method, String path) {
    return switch (method) {
      case "GET" -> api.get(path);
      case "PUT" -> api.put(path, lock().add("mode", "draining"));
      default -> api.post(path, Json.createObjectBuilder());
    };
  }

  private static JsonObjectBuilder lock() {
    return Json.createObjectBuilder().add("active", true);
  }

  private Api.Answer mode(String handler, String mode) {
    var order = Json.createObjectBuilder().add("mode", mode).add("reason", "new kernel");
    return admin.api().put(HANDLERS + "/" + handler, order);
  }

  /** Every answer of the front comes from any web server, which has read the file then. */
  private JsonObject reload() {
    return admin.api().post("/api/admin/configuration/reload", "{}").object();
  }

  private Api.Answer console(Run run) {
    return work.api().get("/api/jobs/" + run.job() + CONSOLE);
  }
}
