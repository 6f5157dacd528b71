package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Work.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a handler does that an admin tells to drain, to hand over and to work again. */
@ExtendWith(ClusterExtension.class)
class HandlerModesIT {

  private static final String FIRST = "handler0";
  private static final Duration SOON = Duration.ofSeconds(10);

  /** More than one handler has room for, so both have some. */
  private static final int JOBS = 7;

  private final Work work;

  HandlerModesIT(Cluster cluster) {
    var account = cluster.accounts().admin();
    this.work = Work.in(Api.visitor(cluster.front()).signIn(account.email(), account.password()));
  }

  @AfterEach
  void restore() {
    change("working");
  }

  @Test
  void a_draining_handler_ends_its_jobs_and_takes_no_more_until_it_is_resumed() {
    var before = running(4);
    change("draining");
    var own = before.stream().filter(run -> handler(run).equals(FIRST)).toList();
    assertThat(own).isNotEmpty();

    before.forEach(run -> assertThat(work.ended(run)).isEqualTo("ok"));
    assertThat(own).extracting(this::handler).containsOnly(FIRST);
    var during = ended(0);
    assertThat(during).extracting(this::handler).doesNotContain(FIRST);

    change("working");
    assertThat(ended(1)).extracting(this::handler).contains(FIRST);
  }

  @Test
  void a_handler_that_hands_over_loses_its_running_jobs_to_the_other_at_once() {
    var before = running(12);
    var own = before.stream().filter(run -> handler(run).equals(FIRST)).toList();
    assertThat(own).isNotEmpty();
    var pids = own.stream().map(this::pid).toList();
    change("handing_over");

    await().atMost(SOON).until(() -> own.stream().map(this::handler).noneMatch(FIRST::equals));
    assertThat(own.stream().map(this::pid).toList()).isEqualTo(pids);
    for (var run : own) {
      assertThat(work.ended(run)).isEqualTo("ok");
      assertThat(work.content(run.output())).isEqualTo("Done after 12 seconds.\n");
      assertThat(states(run))
          .containsSubsequence("running handler0", "running handler1", "ok handler1");
      assertThat(states(run)).filteredOn(row -> row.startsWith("ok ")).hasSize(1);
    }
  }

  private List<Run> running(int seconds) {
    var runs = submitted(seconds);
    await()
        .atMost(SOON)
        .until(() -> runs.stream().allMatch(run -> work.state(run.job()).equals("running")));
    return runs;
  }

  private List<Run> ended(int seconds) {
    var runs = submitted(seconds);
    runs.forEach(run -> assertThat(work.ended(run)).isEqualTo("ok"));
    return runs;
  }

  private List<Run> submitted(int seconds) {
    return IntStream.range(0, JOBS).mapToObj(i -> work.slow(seconds)).toList();
  }

  private void change(String mode) {
    var order = Json.createObjectBuilder().add("mode", mode).add("reason", "a test");
    var answer = work.api().put("/api/admin/handlers/" + FIRST, order);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.object().getString("mode")).isEqualTo(mode);
  }

  private String handler(Run run) {
    return work.job(run.job()).getString("handler");
  }

  private String pid(Run run) {
    return work.job(run.job()).getString("external_id");
  }

  private List<String> states(Run run) {
    var changes = work.api().get("/api/jobs/" + run.job() + "/history").json();
    return changes.asJsonArray().getValuesAs(JsonObject.class).stream()
        .map(c -> c.getString("state") + " " + c.getString("server"))
        .toList();
  }
}
