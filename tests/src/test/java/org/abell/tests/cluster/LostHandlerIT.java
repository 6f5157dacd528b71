package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.abell.cluster.Cluster;
import org.abell.cluster.Signal;
import org.abell.tests.cluster.Work.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of the jobs of handler0 when it is killed, frozen or stopped. */
@ExtendWith(ClusterExtension.class)
class LostHandlerIT {

  private static final String FIRST = "handler0";
  private static final String OTHER = "handler1";

  /** The lease's 15 s, and some for a busy machine. */
  private static final Duration LEASE = Duration.ofSeconds(20);

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final Work work;

  LostHandlerIT(Cluster cluster) {
    this.cluster = cluster;
    this.work = Work.in(admin(cluster));
  }

  @AfterEach
  void restore() {
    lock(false);
    if (cluster.process(FIRST).isEmpty()) {
      cluster.start(FIRST);
    } else {
      signal(Signal.CONT);
    }
  }

  @Test
  void a_killed_handler_loses_running_and_waiting_jobs_to_the_other() {
    var running = runningOnFirst(18);
    var pid = pid(running);
    cluster.kill(FIRST);
    var waiting = assignedToFirst(0);
    lock(false);

    takenOver(running);

    endsOnce(waiting, 0);
    assertThat(history(waiting))
        .contains("new handler1 Waits again: it was taken by handler0, whose lease ran out.");
    endsOnce(running, 18);
    assertThat(history(running))
        .containsSubsequence(
            "running handler0 ",
            "running handler1 Taken over from handler0, whose lease ran out.",
            "ok handler1 ");
    assertThat(lives(pid)).isFalse();
  }

  @Test
  void a_frozen_handler_that_wakes_up_leaves_its_lost_jobs_alone_and_takes_new_ones() {
    var running = runningOnFirst(25);
    var brief = runningOnFirst(4);
    var pid = pid(running);
    signal(Signal.STOP);
    takenOver(running);
    signal(Signal.CONT);

    endsOnce(brief, 4);
    assertThat(lives(pid)).isTrue();
    takesNewOnes();
    assertThat(lives(pid)).isTrue();
    endsOnce(running, 25);
    for (var run : List.of(running, brief)) {
      assertThat(history(run))
          .containsSubsequence(
              "running handler0 ",
              "running handler1 Taken over from handler0, whose lease ran out.",
              "ok handler1 ")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_handler_that_is_stopped_hands_over_at_once() {
    var running = runningOnFirst(8);
    cluster.stop(FIRST);
    await().atMost(Duration.ofSeconds(2)).until(() -> handler(running).equals(OTHER));

    endsOnce(running, 8);
    assertThat(history(running))
        .contains("running handler1 Taken over from handler0, which was stopped.");
  }

  @Test
  void a_handler_that_is_back_within_its_lease_goes_on_with_its_own_jobs() {
    var running = runningOnFirst(12);
    cluster.kill(FIRST);
    // A busy machine may take longer than a lease to start a server.
    execute(
        "update server_lease set expires_at = now() + interval '2 min' where server = ?", FIRST);
    cluster.start(FIRST);

    endsOnce(running, 12);
    assertThat(history(running))
        .containsExactly("new web ", "queued handler0 ", "running handler0 ", "ok handler0 ");
  }

  private Run runningOnFirst(int seconds) {
    var run = submitted(seconds);
    execute("update job set preassigned = ? where state = 'new' and handler is null", FIRST);
    lock(false);
    return work.running(run);
  }

  /** Under the job lock, as if the handler had taken it just before, to find its destination. */
  private Run assignedToFirst(int seconds) {
    var run = submitted(seconds);
    execute(
        "update job set handler = ?, fence = fence + 1 where state = 'new' and handler is null",
        FIRST);
    return run;
  }

  private Run submitted(int seconds) {
    lock(true);
    return work.slow(seconds);
  }

  private void takenOver(Run run) {
    await().atMost(LEASE).until(() -> handler(run).equals(OTHER));
  }

  private void takesNewOnes() {
    // More than one handler's slots hold.
    var runs = IntStream.range(0, 10).mapToObj(i -> work.slow(1)).toList();
    runs.forEach(run -> assertThat(work.ended(run)).isEqualTo("ok"));
    assertThat(runs).extracting(this::handler).contains(FIRST);
  }

  private void endsOnce(Run run, int seconds) {
    assertThat(work.ended(run)).isEqualTo("ok");
    assertThat(handler(run)).isIn(FIRST, OTHER);
    assertThat(work.content(run.output())).isEqualTo("Done after %d seconds.\n".formatted(seconds));
    var lines = new ArrayList<String>();
    IntStream.rangeClosed(1, seconds).forEach(s -> lines.add(s + " of " + seconds + " seconds"));
    assertThat(work.job(run.job()).getString("tool_stdout").lines())
        .containsExactlyElementsOf(lines);
    assertThat(history(run)).filteredOn(row -> row.startsWith("ok ")).hasSize(1);
  }

  private String handler(Run run) {
    return work.job(run.job()).get("handler") instanceof JsonString name ? name.getString() : "";
  }

  private long pid(Run run) {
    return Long.parseLong(work.job(run.job()).getString("external_id"));
  }

  /** A zombie, whose parent was killed, has no command any more. */
  private static boolean lives(long pid) {
    return ProcessHandle.of(pid).flatMap(p -> p.info().commandLine()).isPresent();
  }

  /** State, server (web for any of them) and the reason of each change. */
  private List<String> history(Run run) {
    var changes = work.api().get("/api/jobs/" + run.job() + "/history").json();
    return changes.asJsonArray().getValuesAs(JsonObject.class).stream()
        .map(
            c ->
                "%s %s %s"
                    .formatted(
                        c.getString("state"),
                        c.getString("server").replaceFirst("^web\\d$", "web"),
                        c.getString("info")))
        .toList();
  }

  private void lock(boolean active) {
    work.api().put("/api/job_lock", Json.createObjectBuilder().add("active", active));
  }

  private void signal(Signal signal) {
    signal.to(cluster.process(FIRST).orElseThrow());
  }

  private void execute(String statement, String server) {
    new Sql(cluster.database()).execute(statement, server);
  }

  private static Api admin(Cluster cluster) {
    var account = cluster.accounts().admin();
    return Api.visitor(cluster.front()).signIn(account.email(), account.password());
  }
}
