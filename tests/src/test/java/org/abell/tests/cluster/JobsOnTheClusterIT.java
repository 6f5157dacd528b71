package org.abell.tests.cluster;

import static org.abell.tests.cluster.Work.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.abell.cluster.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
class JobsOnTheClusterIT {

  private final Cluster cluster;
  private final Work work;

  JobsOnTheClusterIT(Cluster cluster) {
    this.cluster = cluster;
    this.work = Work.in(Api.newUser(cluster.front()));
  }

  @Test
  void a_chain_that_is_submitted_without_waiting_runs_to_its_end() {
    var upload = work.paste("b\nc\na\n");
    var sorting =
        Json.createObjectBuilder()
            .add("style", "alpha")
            .add("order", "ASC")
            .add("input", data(upload.output()));
    var sorted = work.run("sort1", sorting);
    var first =
        work.run(
            "Show beginning1",
            Json.createObjectBuilder().add("lineNum", 2).add("input", data(sorted.output())));
    assertThat(work.ended(first)).isEqualTo("ok");
    assertThat(work.content(first.output())).isEqualTo("a\nb\n");
  }

  @Test
  void every_web_server_takes_jobs_and_every_handler_runs_them() {
    var admin = admin();
    var webs = new HashSet<String>();
    var handlers = new HashSet<String>();
    // More than one handler's slots hold, so that both have to take some.
    var runs =
        IntStream.range(0, 12)
            .mapToObj(i -> work.with(work.api().at(cluster.server("web" + i % 2))))
            .map(w -> w.slow(1))
            .toList();
    for (var run : runs) {
      var reader = work.with(admin);
      assertThat(reader.ended(run)).isEqualTo("ok");
      var job = reader.job(run.job());
      webs.add(job.getString("submitted_by"));
      handlers.add(job.getString("handler"));
    }
    assertThat(webs).containsExactlyInAnyOrder("web0", "web1");
    assertThat(handlers).containsExactlyInAnyOrder("handler0", "handler1");
  }

  @Test
  void every_web_server_shows_a_change_of_state_within_a_second() {
    var slow = work.slow(3);
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> work.state(slow.job()).equals("running"));
    for (var web : new String[] {"web0", "web1"}) {
      var there = work.with(work.api().at(cluster.server(web)));
      await().atMost(Duration.ofSeconds(1)).until(() -> there.state(slow.job()).equals("running"));
    }
    assertThat(work.ended(slow)).isEqualTo("ok");
  }

  @Test
  void a_failed_job_pauses_what_depends_on_it() {
    var upload = work.paste("a\n");
    var failing =
        work.run(
            "Show beginning1",
            Json.createObjectBuilder().add("lineNum", -1).add("input", data(upload.output())));
    var dependent =
        work.run("sort1", Json.createObjectBuilder().add("input", data(failing.output())));
    assertThat(work.ended(failing)).isEqualTo("error");
    assertThat(work.ended(dependent)).isEqualTo("paused");
  }

  @Test
  void a_running_job_can_be_stopped_and_leaves_no_process() {
    var slow = work.running(work.slow(60));
    var job = admin().get("/api/jobs/" + slow.job()).object();
    var pid = Long.parseLong(job.getString("external_id").replaceAll("\\D.*", ""));
    assertThat(ProcessHandle.of(pid)).isPresent();
    var stopped = work.api().delete("/api/jobs/" + slow.job());
    assertThat(stopped.text()).isEqualTo("true");
    await().atMost(Duration.ofSeconds(10)).until(() -> work.state(slow.job()).equals("deleted"));
    await().atMost(Duration.ofSeconds(10)).until(() -> ProcessHandle.of(pid).isEmpty());
  }

  @Test
  void nothing_runs_under_the_job_lock_on_any_handler() {
    var admin = admin();
    admin.put("/api/job_lock", Json.createObjectBuilder().add("active", true));
    try {
      var run = work.paste("a\n");
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(5))
          .until(() -> work.state(run.job()).equals("new"));
      admin.put("/api/job_lock", Json.createObjectBuilder().add("active", false));
      assertThat(work.ended(run)).isEqualTo("ok");
    } finally {
      admin.put("/api/job_lock", Json.createObjectBuilder().add("active", false));
    }
  }

  @Test
  void an_admin_stops_a_job_with_a_message_for_its_user() {
    var slow = work.running(work.slow(60));
    admin()
        .delete(
            "/api/jobs/" + slow.job(),
            Json.createObjectBuilder().add("message", "The disks are changed."));
    assertThat(work.ended(slow)).isEqualTo("error");
    assertThat(work.api().get("/api/datasets/" + slow.output()).text())
        .contains("The disks are changed.");
  }

  private Api admin() {
    var account = cluster.accounts().admin();
    return Api.visitor(cluster.front()).signIn(account.email(), account.password());
  }
}
