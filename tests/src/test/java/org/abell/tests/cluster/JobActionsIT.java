package org.abell.tests.cluster;

import static org.abell.tests.cluster.Administrator.order;
import static org.abell.tests.cluster.Administrator.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Work.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What admins do to jobs over REST, on a running domain. */
class JobActionsIT extends AdministeredCluster {

  private static final String CONFIGURATION =
      """
      runners:
        local: {load: 'galaxy.jobs.runners.local:LocalJobRunner', workers: 4}
      execution:
        default: local
        environments:
          local: {runner: local}
          narrow: {runner: local}
          ruled: {runner: dynamic, type: choose_one, destination_ids: 'local,narrow'}
      limits:
      - {type: environment_total_concurrent_jobs, id: narrow, value: 1}
      tools:
      - {id: surroundings1, environment: local, handler: nowhere}
      """;

  private final String by;

  /** The id of a job that there is not. */
  private final String any;

  JobActionsIT(Cluster cluster) {
    super(cluster, CONFIGURATION);
    this.by = " by %s: %s".formatted(admin.name(), Administrator.REASON);
    this.any =
        admin.api().get("/api/configuration/encode/999999999").object().getString("encoded_id");
  }

  @Test
  void waiting_jobs_are_paused_resumed_queued_again_and_put_first() {
    admin.lock("maintenance");
    var first = work.slow(0);
    var second = work.slow(0);

    assertThat(admin.done("pause", "", first)).isEqualTo("Paused.");
    assertThat(work.state(first.job())).isEqualTo("paused");
    assertThat(admin.refused("pause", "", first)).endsWith("it is paused.");
    assertThat(admin.done("resume", "", first)).isEqualTo("Resumed.");
    assertThat(admin.refused("resume", "", first)).isEqualTo("It is not paused.");
    assertThat(admin.done("requeue", "", first)).isEqualTo("It waits as if it were new.");
    assertThat(admin.place(first)).isLessThan(admin.place(second));
    assertThat(admin.done("priority", "7", second)).isEqualTo("Its priority is 7.");
    assertThat(admin.place(second)).isLessThan(admin.place(first));

    admin.unlock();
    assertThat(work.ended(first)).isEqualTo("ok");
    assertThat(work.ended(second)).isEqualTo("ok");
    assertThat(admin.refused("requeue", "", second)).isEqualTo("It has ended.");
    assertThat(admin.history(first))
        .containsSequence("new", "paused Paused" + by, "new Resumed" + by, "new Queued again" + by);
  }

  @Test
  void a_running_job_is_queued_again_and_then_stopped_with_a_message() {
    var run = work.running(work.slow(100));
    var process = admin.job(run).getString("external_id");
    assertThat(admin.done("requeue", "", run)).endsWith(" stops it and queues it again.");
    await().atMost(SOON).until(() -> times("running", run) == 2);
    assertThat(admin.job(run).getString("external_id")).isNotEqualTo(process);
    assertThat(ProcessHandle.of(Long.parseLong(process))).isEmpty();
    assertThat(admin.done("stop", "", run)).isEqualTo("Stopped.");

    assertThat(work.ended(run)).isEqualTo("error");
    assertThat(admin.history(run))
        .containsSubsequence(
            "running",
            "running To be stopped and queued again" + by,
            "queued",
            "running",
            "running To be stopped" + by,
            "deleting a test",
            "error a test");
  }

  @Test
  void jobs_are_given_to_a_handler_by_name_and_by_tag() {
    var named = surroundings();
    var tagged = surroundings();
    var run = work.running(work.slow(6));
    var to = admin.handler(run).equals("handler0") ? "handler1" : "handler0";

    assertThat(admin.reason(named)).startsWith("No handler has the name or tag nowhere");
    assertThat(admin.place(named)).isPositive();
    assertThat(admin.refused("reassign", "nobody", named)).contains("the name or tag nobody");
    assertThat(admin.done("reassign", "handler1", named)).isEqualTo("It waits for handler1.");
    assertThat(admin.done("reassign", "_default_", tagged)).isEqualTo("It waits for _default_.");
    assertThat(admin.done("reassign", to, run)).isEqualTo(to + " watches it now.");

    assertThat(work.ended(named)).isEqualTo("ok");
    assertThat(admin.handler(named)).isEqualTo("handler1");
    assertThat(work.ended(tagged)).isEqualTo("ok");
    assertThat(work.ended(run)).isEqualTo("ok");
    assertThat(admin.handler(run)).isEqualTo(to);
    assertThat(work.content(run.output())).isEqualTo("Done after 6 seconds.\n");
  }

  @Test
  void a_job_sent_to_a_full_destination_says_so_until_there_is_room() {
    admin.lock("maintenance");
    var first = work.slow(100);
    var second = work.slow(0);
    assertThat(admin.done("destination", "narrow", first)).isEqualTo("It goes to narrow.");
    assertThat(admin.done("destination", "narrow", second)).isEqualTo("It goes to narrow.");
    admin.unlock();
    work.running(first);

    assertThat(admin.reason(second)).isEqualTo("The destination narrow is full: 1 of 1 jobs.");
    assertThat(admin.place(second)).isPositive();
    assertThat(admin.refused("destination", "local", first)).startsWith("Only waiting jobs");
    admin.done("stop", "", first);
    assertThat(work.ended(second)).isEqualTo("ok");
    assertThat(admin.job(second).getString("destination_id")).isEqualTo("narrow");
  }

  @ParameterizedTest
  @CsvSource({
    "fly,'',400008",
    "reassign,'',400008",
    "destination,'',400008",
    "destination,nowhere,400008",
    "destination,ruled,400008",
    "priority,'',400008",
    "priority,high,400008",
    "priority,99999999999,400008"
  })
  void an_action_that_makes_no_sense_is_done_to_no_job(String word, String value, int code) {
    refusal(admin.act(order(word, value, any)), code);
  }

  @Test
  void actions_need_an_admin_a_word_and_jobs() {
    var order = order("pause", "", any).build().toString();
    refusal(work.api().post("/api/admin/jobs/actions", order), 403006);
    refusal(Api.visitor(cluster.front()).post("/api/admin/jobs/actions", order), 403001);
    refusal(admin.act(order("pause", "", "17")), 400009);
    refusal(admin.act(Json.createObjectBuilder().add("action", "pause")), 400008);
    refusal(
        admin.act(Json.createObjectBuilder().add("ids", Json.createArrayBuilder().add(any))),
        400007);
  }

  @Test
  void a_job_that_does_not_exist_does_not_keep_others_from_it() {
    admin.lock("maintenance");
    var run = work.slow(0);
    var ids = Json.createArrayBuilder().add(any).add(run.job());
    var results =
        admin.act(Json.createObjectBuilder().add("action", "stop").add("ids", ids)).json();

    assertThat(results.asJsonArray())
        .extracting(r -> r.asJsonObject().getString("id") + r.asJsonObject().getString("message"))
        .containsExactlyInAnyOrder(any + "There is no such job.", run.job() + "Stopped.");
    assertThat(work.ended(run)).isEqualTo("error");
  }

  private Run surroundings() {
    return work.run("surroundings1", Json.createObjectBuilder().add("note", "given"));
  }

  private long times(String row, Run run) {
    return admin.history(run).stream().filter(row::equals).count();
  }
}
