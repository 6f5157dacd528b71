package org.abell.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.history.DatasetState;
import org.abell.history.DatasetSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnedJobsTest {

  private final JobFixture jobs = new JobFixture();

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void a_job_goes_from_new_to_ok_and_its_output_follows() {
    var id = jobs.submit();
    var claim = running(id);
    assertThat(outputState(id)).isEqualTo(DatasetState.RUNNING);
    assertThat(jobs.owned(o -> o.end(claim, end(JobState.OK, "")))).isTrue();
    assertThat(outputState(id)).isEqualTo(DatasetState.OK);
    String blurb = jobs.read(id, j -> j.outputs().get(0).item().blurb());
    assertThat(blurb).isEqualTo("1 line");
    List<JobState> lived =
        jobs.read(id, j -> j.stateChanges().stream().map(JobStateChange::state).toList());
    assertThat(lived).containsExactly(JobState.NEW, JobState.QUEUED, JobState.RUNNING, JobState.OK);
  }

  @Test
  void whoever_lost_the_job_writes_nothing() {
    var id = jobs.submit();
    var old = running(id);
    jobs.database.execute("update job set handler = 'handler1', fence = fence + 1");
    assertThat(jobs.owned(o -> o.end(old, end(JobState.OK, "")))).isFalse();
    assertThat(jobs.state(id)).isEqualTo(JobState.RUNNING);
    var current = new JobClaim(id, "handler1", old.fence() + 1);
    assertThat(jobs.owned(o -> o.end(current, end(JobState.OK, "")))).isTrue();
  }

  @Test
  void a_late_start_does_not_undo_a_stop() {
    var id = jobs.submit();
    var claim = jobs.queue("handler0", "local");
    assertThat(jobs.controlled(c -> c.stop(id, "", "web0"))).isTrue();
    assertThat(jobs.owned(o -> o.started(claim, "17"))).isFalse();
    assertThat(jobs.owned(o -> o.stopped(claim))).isTrue();
    assertThat(jobs.state(id)).isEqualTo(JobState.DELETED);
    assertThat(outputState(id)).isEqualTo(DatasetState.DISCARDED);
  }

  @Test
  void a_failure_pauses_all_that_depend_on_it_at_once_and_a_resume_lets_them_wait_again() {
    var failing = jobs.submit();
    var child = jobs.submit(jobs.outputOf(failing));
    var grandchild = jobs.submit(jobs.outputOf(child));
    var claim = running(failing);
    jobs.owned(o -> o.end(claim, end(JobState.ERROR, "exit code 1")));
    assertThat(jobs.state(child)).isEqualTo(JobState.PAUSED);
    assertThat(jobs.state(grandchild)).isEqualTo(JobState.PAUSED);
    assertThat(jobs.info(child)).contains("input 1 (out) is in state error");
    assertThat(outputState(grandchild)).isEqualTo(DatasetState.PAUSED);
    assertThat(jobs.controlled(c -> c.resume(child, "web0"))).isTrue();
    assertThat(jobs.state(child)).isEqualTo(JobState.NEW);
    assertThat(jobs.state(grandchild)).isEqualTo(JobState.NEW);
  }

  @Test
  void a_paused_job_can_be_taken_again_after_its_resume() {
    var id = jobs.submit();
    var claim = jobs.take("handler0", 1).get(0);
    assertThat(jobs.owned(o -> o.pause(claim, "input is gone"))).isTrue();
    Optional<String> owner = jobs.read(id, Job::handler);
    assertThat(owner).isEmpty();
    jobs.controlled(c -> c.resume(id, "web0"));
    assertThat(jobs.take("handler1", 1)).extracting(JobClaim::jobId).containsExactly(id);
  }

  @Test
  void a_waiting_job_that_is_stopped_with_a_message_has_failed_at_once() {
    var id = jobs.submit();
    assertThat(jobs.controlled(c -> c.stop(id, "The disk is full.", "web0"))).isTrue();
    assertThat(jobs.state(id)).isEqualTo(JobState.ERROR);
    assertThat(jobs.info(id)).isEqualTo("The disk is full.");
    assertThat(jobs.controlled(c -> c.stop(id, "", "web0"))).isFalse();
  }

  @Test
  void what_a_job_will_run_is_noted_only_while_it_is_queued_and_ours() {
    var id = jobs.submit();
    var claim = jobs.queue("handler0", "local");
    assertThat(jobs.owned(o -> o.prepared(claim, "cat"))).isTrue();
    assertThat(jobs.read(id, Job::commandLine)).isEqualTo("cat");
    var older = new JobClaim(id, "handler0", claim.fence() - 1);
    assertThat(jobs.owned(o -> o.prepared(older, "dog"))).isFalse();
    jobs.owned(o -> o.started(claim, "17"));
    assertThat(jobs.owned(o -> o.prepared(claim, "dog"))).isFalse();
  }

  @Test
  void a_queued_job_that_is_put_back_waits_without_a_runner() {
    var id = jobs.submit();
    var claim = jobs.queue("handler0", "local");
    assertThat(jobs.owned(o -> o.putBack(claim))).isTrue();
    assertThat(jobs.state(id)).isEqualTo(JobState.NEW);
    assertThat(outputState(id)).isEqualTo(DatasetState.NEW);
    Optional<String> token = jobs.read(id, j -> j.route().token());
    assertThat(token).isEmpty();
    assertThat(jobs.owned(o -> o.putBack(claim))).isFalse();
    assertThat(jobs.take("handler1", 1)).extracting(JobClaim::jobId).containsExactly(id);
  }

  @Test
  void a_step_that_the_state_does_not_allow_is_refused() {
    var id = jobs.submit();
    var by = new By("handler0", Instant.EPOCH);
    assertThatExceptionOfType(IllegalJobTransition.class)
        .isThrownBy(
            () ->
                jobs.read(
                    id,
                    job -> {
                      job.startAs("17", by);
                      return job;
                    }))
        .withMessage("job %d is new and cannot become running".formatted(id));
  }

  private JobClaim running(long id) {
    var claim = jobs.queue("handler0", "local");
    assertThat(claim.jobId()).isEqualTo(id);
    assertThat(jobs.owned(o -> o.started(claim, "17"))).isTrue();
    return claim;
  }

  private DatasetState outputState(long id) {
    return jobs.read(id, j -> j.outputs().get(0).item().dataset().state());
  }

  private static JobEnd end(JobState state, String info) {
    var summary = new DatasetSummary("txt", 2, "1 line", "a\n", "{\"data_lines\":1}");
    return new JobEnd(
        state, info, Optional.of(0), "", "", "", "", "[]", List.of(), Map.of("out", summary));
  }
}
