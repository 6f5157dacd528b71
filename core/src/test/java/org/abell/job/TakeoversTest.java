package org.abell.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.abell.server.ServerMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeoversTest {

  private static final int NO_PATIENCE = 0;
  private static final int LEASE = 15;

  private final JobFixture jobs = new JobFixture();

  @BeforeEach
  void bothAreWell() {
    jobs.renew("handler0", "host0");
    jobs.renew("handler1", "host0");
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void nothing_is_taken_from_a_handler_that_is_well() {
    running("local");
    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10)).isEmpty();
  }

  @Test
  void a_running_job_of_a_lost_handler_changes_hands_and_its_history_says_so() {
    var claim = running("local");
    jobs.lose("handler0");

    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10))
        .containsExactly(new Takeovers.Moved(claim.jobId(), true, "handler0, whose lease ran out"));

    assertThat(jobs.owned(o -> o.fail(claim, "too late", ""))).isFalse();
    var next = new JobClaim(claim.jobId(), "handler1", claim.fence() + 1);
    assertThat(jobs.owned(o -> o.holds(next))).isTrue();
    assertThat(jobs.state(claim.jobId())).isEqualTo(JobState.RUNNING);
    assertThat(jobs.lastRow(claim.jobId()))
        .isEqualTo("running handler1 Taken over from handler0, whose lease ran out.");
  }

  @Test
  void a_job_that_was_not_dispatched_waits_again_for_any_handler() {
    var claim = taken();
    jobs.lose("handler0");

    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10))
        .extracting(Takeovers.Moved::kept)
        .containsExactly(false);

    assertThat(jobs.lastRow(claim.jobId()))
        .isEqualTo("new handler1 Waits again: it was taken by handler0, whose lease ran out.");
    assertThat(jobs.owned(o -> o.holds(claim))).isFalse();
    assertThat(jobs.take("handler1", 5))
        .containsExactly(new JobClaim(claim.jobId(), "handler1", claim.fence() + 2));
  }

  @Test
  void a_job_that_is_to_be_stopped_is_taken_over_too() {
    var claim = running("local");
    jobs.controlled(c -> c.stop(claim.jobId(), "", "web0"));
    jobs.lose("handler0");
    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10)).hasSize(1);
    assertThat(jobs.state(claim.jobId())).isEqualTo(JobState.DELETING);
  }

  @Test
  void finished_jobs_stay_with_whom_they_were() {
    var claim = running("local");
    jobs.owned(o -> o.fail(claim, "no", ""));
    jobs.lose("handler0");
    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10)).isEmpty();
  }

  @Test
  void who_has_no_lease_or_only_a_fresh_one_calls_nobody_lost() {
    running("local");
    jobs.lose("handler0");
    assertThat(jobs.takeOver("handler1", LEASE, 10)).isEmpty();
    jobs.database.execute(
        "update server_lease set valid_since = valid_since - interval '15 seconds'");
    jobs.lose("handler1");
    assertThat(jobs.takeOver("handler1", LEASE, 10)).isEmpty();
    jobs.renew("handler1", "host0");
    assertThat(jobs.takeOver("handler1", LEASE, 10)).isEmpty();
    jobs.database.execute(
        "update server_lease set valid_since = valid_since - interval '15 seconds'");
    assertThat(jobs.takeOver("handler1", LEASE, 10)).hasSize(1);
  }

  @Test
  void the_jobs_of_a_handler_that_was_stopped_are_taken_over_at_once() {
    var claim = running("local");
    jobs.end("handler0");
    assertThat(jobs.takeOver("handler1", LEASE, 10))
        .containsExactly(new Takeovers.Moved(claim.jobId(), true, "handler0, which was stopped"));
  }

  @Test
  void a_local_job_is_left_to_the_handlers_of_its_host() {
    running("local");
    jobs.renew("handler1", "host1");
    jobs.renew("handler2", "host0");
    jobs.lose("handler0");
    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10)).isEmpty();
    jobs.lose("handler2");
    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10)).isEmpty();
    jobs.renew("handler2", "host0");
    assertThat(jobs.takeOver("handler2", NO_PATIENCE, 10)).hasSize(1);
  }

  @Test
  void a_job_of_a_cluster_is_taken_over_from_any_host() {
    running("slurm");
    jobs.renew("handler1", "host1");
    jobs.renew("handler2", "host0");
    jobs.lose("handler0");
    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10)).hasSize(1);
  }

  @Test
  void who_hands_over_keeps_what_it_is_just_starting() {
    var running = running("local");
    jobs.submit();
    var starting = jobs.take("handler0", 1).get(0);
    jobs.order("handler0", ServerMode.HANDING_OVER);

    assertThat(jobs.takeOver("handler1", LEASE, 10))
        .containsExactly(new Takeovers.Moved(running.jobId(), true, "handler0, which hands over"));

    assertThat(jobs.owned(o -> o.holds(starting))).isTrue();
    assertThat(jobs.lastRow(running.jobId()))
        .isEqualTo("running handler1 Taken over from handler0, which hands over.");
    assertThat(jobs.takeOver("handler0", NO_PATIENCE, 10)).isEmpty();
  }

  @Test
  void who_hands_over_keeps_what_nobody_else_can_watch() {
    running("local");
    jobs.renew("handler1", "host1");
    jobs.order("handler0", ServerMode.HANDING_OVER);
    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10)).isEmpty();
  }

  @Test
  void a_draining_handler_takes_over_only_what_nobody_else_of_its_host_can_watch() {
    running("local");
    jobs.order("handler1", ServerMode.DRAINING);
    jobs.renew("handler2", "host0");
    jobs.lose("handler0");
    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10)).isEmpty();
    jobs.lose("handler2");
    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10)).hasSize(1);
  }

  @Test
  void jobs_of_a_tag_that_nobody_else_has_are_taken_over_by_whoever_can_watch_them() {
    var claim = running("local");
    jobs.database.execute("update job set handler_tag = 'handler0'");
    jobs.lose("handler0");
    assertThat(jobs.takeOver("handler1", NO_PATIENCE, 10))
        .extracting(Takeovers.Moved::jobId)
        .containsExactly(claim.jobId());
  }

  @Test
  void a_job_meant_for_a_lost_handler_waits_for_any() {
    var job = jobs.submit();
    jobs.database.execute("update job set preassigned = 'handler0'");
    assertThat(jobs.free("handler1", NO_PATIENCE)).isEmpty();
    jobs.lose("handler0");
    assertThat(jobs.free("handler1", LEASE)).isEmpty();

    assertThat(jobs.free("handler1", NO_PATIENCE)).containsExactly(job);

    assertThat(jobs.lastRow(job))
        .isEqualTo(
            "new handler1 Waits for any handler: handler0, which it was for, does not work.");
  }

  @Test
  void a_job_meant_for_a_draining_handler_waits_for_any() {
    var job = jobs.submit();
    jobs.database.execute("update job set preassigned = 'handler0'");
    jobs.order("handler0", ServerMode.DRAINING);
    assertThat(jobs.free("handler1", NO_PATIENCE)).containsExactly(job);
  }

  @Test
  void handlers_that_take_over_at_once_never_share_a_job() throws Exception {
    var owned = IntStream.range(0, 100).mapToObj(i -> running("local").jobId()).toList();
    jobs.lose("handler0");
    var takers = List.of("handler1", "handler2", "handler3");
    takers.forEach(taker -> jobs.renew(taker, "host0"));
    var pool = Executors.newFixedThreadPool(takers.size());
    try {
      var taken = new ArrayList<Long>();
      var tasks = takers.stream().map(t -> (Callable<List<Long>>) () -> takeAll(t)).toList();
      for (var task : pool.invokeAll(tasks)) {
        taken.addAll(task.get());
      }
      assertThat(taken).containsExactlyInAnyOrderElementsOf(owned);
    } finally {
      pool.shutdown();
    }
  }

  private List<Long> takeAll(String handler) {
    var all = new ArrayList<Long>();
    // An answer may be short of what is left: others have rows locked at that moment.
    for (var empty = 0; empty < 20; ) {
      var some = jobs.takeOver(handler, NO_PATIENCE, 3);
      some.forEach(moved -> all.add(moved.jobId()));
      empty = some.isEmpty() ? empty + 1 : 0;
    }
    return all;
  }

  private JobClaim taken() {
    var id = jobs.submit();
    var claim = jobs.take("handler0", 1).get(0);
    assertThat(claim.jobId()).isEqualTo(id);
    return claim;
  }

  private JobClaim running(String runner) {
    return jobs.running(runner);
  }
}
