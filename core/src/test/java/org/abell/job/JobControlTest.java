package org.abell.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobControlTest {

  private static final String WHO = " by boss@example.org: the disk is full";

  private final JobFixture jobs = new JobFixture();

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void a_job_stops_when_all_that_it_writes_is_deleted() {
    var id = jobs.submit();
    assertThat(jobs.controlled(c -> c.stopIfUnwanted(id, "web0"))).isFalse();

    jobs.database.execute("update history_item set deleted = true where id = " + jobs.outputOf(id));

    assertThat(jobs.controlled(c -> c.stopIfUnwanted(id, "web0"))).isTrue();
    assertThat(jobs.state(id)).isEqualTo(JobState.DELETED);
  }

  @Test
  void a_waiting_job_is_paused_and_resumed_and_its_history_says_by_whom() {
    var job = jobs.submit();

    assertThat(jobs.administered(new JobAction.Pause(), job).done()).isTrue();

    assertThat(jobs.lastRow(job)).isEqualTo("paused web0 Paused" + WHO);
    assertThat(jobs.take("handler0", 1)).isEmpty();
    assertThat(jobs.administered(new JobAction.Resume(), job).done()).isTrue();
    assertThat(jobs.lastRow(job)).isEqualTo("new web0 Resumed" + WHO);
    assertThat(jobs.take("handler0", 1)).hasSize(1);
  }

  @Test
  void a_job_that_is_just_being_taken_is_paused_and_its_taker_misses() {
    var job = jobs.submit();
    var claim = jobs.take("handler0", 1).get(0);

    assertThat(jobs.administered(new JobAction.Pause(), job).done()).isTrue();

    assertThat(jobs.owned(o -> o.holds(claim))).isFalse();
    assertThat(jobs.state(job)).isEqualTo(JobState.PAUSED);
  }

  @Test
  void a_running_job_is_not_paused_and_one_that_ended_is_left_alone() {
    var claim = jobs.running("local");
    assertThat(jobs.administered(new JobAction.Pause(), claim.jobId()))
        .isEqualTo(
            new ActionResult(
                claim.jobId(), false, "Only waiting jobs can be paused; it is running."));
    jobs.owned(o -> o.fail(claim, "no", ""));
    assertThat(jobs.administered(new JobAction.Requeue(), claim.jobId()).text())
        .isEqualTo("It has ended.");
    assertThat(jobs.administered(new JobAction.Pause(), 4711).text())
        .isEqualTo("There is no such job.");
  }

  @Test
  void a_running_job_that_is_wanted_back_only_waits_again() {
    var claim = jobs.running("local");
    var id = claim.jobId();

    assertThat(jobs.administered(new JobAction.Requeue(), id).done()).isTrue();

    assertThat(jobs.lastRow(id)).isEqualTo("running web0 To be stopped and queued again" + WHO);
    assertThat(jobs.owned(o -> o.fail(claim, "killed", ""))).isFalse();
    assertThat(jobs.owned(o -> o.withdrawn("handler0").equals(List.of(claim)))).isTrue();
    assertThat(jobs.owned(o -> o.waitsAgain(claim))).isTrue();
    assertThat(jobs.lastRow(id)).isEqualTo("new handler0 Stopped, and queued again.");
    assertThat(jobs.read(id, Job::handler)).isEmpty();
    assertThat(route(id).token()).isEmpty();
    assertThat(jobs.take("handler1", 1)).hasSize(1);
  }

  @Test
  void a_job_that_is_wanted_back_can_still_be_stopped() {
    var claim = jobs.running("local");
    jobs.administered(new JobAction.Requeue(), claim.jobId());

    assertThat(jobs.administered(new JobAction.Stop(), claim.jobId()).done()).isTrue();

    assertThat(jobs.owned(o -> o.waitsAgain(claim))).isFalse();
    assertThat(jobs.owned(o -> o.stopped(claim))).isTrue();
    assertThat(jobs.state(claim.jobId())).isEqualTo(JobState.ERROR);
    assertThat(jobs.info(claim.jobId())).isEqualTo("the disk is full");
  }

  @Test
  void a_waiting_job_forgets_its_plan_when_it_is_queued_again() {
    var job = jobs.submit();
    jobs.administered(new JobAction.Send("big", "f1"), job);
    assertThat(route(job).pinned()).isTrue();
    assertThat(route(job).destinationId()).hasValue("big");
    assertThat(jobs.lastRow(job)).isEqualTo("new web0 Destination set to big" + WHO);
    jobs.database.execute("update job set not_before = now(), preassigned = 'handler7'");

    assertThat(jobs.administered(new JobAction.Requeue(), job).done()).isTrue();

    assertThat(route(job).pinned()).isFalse();
    assertThat(route(job).destinationId()).isEmpty();
    assertThat(route(job).notBefore()).isEmpty();
    assertThat(jobs.database.execute("update job set priority = 1 where preassigned is not null"))
        .isZero();
    assertThat(jobs.lastRow(job)).isEqualTo("new web0 Queued again" + WHO);
  }

  @Test
  void a_waiting_job_gets_a_priority_and_a_running_one_does_not() {
    var job = jobs.submit();
    assertThat(jobs.administered(new JobAction.Prioritise(5), job).done()).isTrue();
    assertThat(jobs.read(job, Job::priority).intValue()).isEqualTo(5);
    assertThat(jobs.lastRow(job)).isEqualTo("new web0 Priority set to 5" + WHO);
    jobs.database.execute("update job set state = 'running', handler = 'handler0'");
    assertThat(jobs.administered(new JobAction.Prioritise(9), job).done()).isFalse();
  }

  @Test
  void a_waiting_job_goes_to_a_tag_or_handler_that_lives() {
    jobs.renew("handler1", "host0");
    var job = jobs.submit();

    assertThat(jobs.administered(new JobAction.Reassign("handler9"), job).text())
        .isEqualTo("No working handler has the name or tag handler9.");
    assertThat(jobs.administered(new JobAction.Reassign("handler1"), job).done()).isTrue();

    assertThat(jobs.read(job, Job::handlerTag)).isEqualTo("handler1");
    assertThat(jobs.lastRow(job)).isEqualTo("new web0 Reassigned to handler1" + WHO);
  }

  @Test
  void a_running_job_moves_to_a_handler_of_its_host_and_to_no_other() {
    var claim = jobs.running("local");
    jobs.database.execute("update job set host = 'host0'");
    jobs.renew("handler1", "host1");
    jobs.renew("handler2", "host0");

    assertThat(jobs.administered(new JobAction.Reassign("handler1"), claim.jobId()))
        .isEqualTo(new ActionResult(claim.jobId(), false, "Not moved: it runs on the host host0."));
    assertThat(jobs.administered(new JobAction.Reassign("handler2"), claim.jobId()).text())
        .isEqualTo("handler2 watches it now.");

    assertThat(jobs.owned(o -> o.holds(claim))).isFalse();
    assertThat(jobs.owned(o -> o.holds(new JobClaim(claim.jobId(), "handler2", claim.fence() + 1))))
        .isTrue();
    assertThat(jobs.administered(new JobAction.Reassign(JobFixture.TAG), claim.jobId()).text())
        .isEqualTo("It stays with handler2.");
  }

  private JobRoute route(long job) {
    return jobs.read(job, Job::route);
  }
}
