package org.abell.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.abell.job.Job;
import org.abell.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At most 3 jobs of a user, 1 of a user on long ones, 2 on the big one, which is long. */
class LimitsTest {

  private static final String H = "handler0";
  private static final String PLACES =
      """
      runners: {local: {load: local}}
      execution:
        default: here
        environments:
          here: {runner: local}
          big: {runner: local, tags: [longjobs]}
          huge: {runner: local, tags: [longjobs]}
      tools:
        - {id: tobig, environment: big}
        - {id: tohuge, environment: huge}
      """;

  private final AdmissionFixture jobs = new AdmissionFixture();

  @BeforeEach
  void configure() {
    jobs.configure(
        PLACES
            + """
            limits:
              - {type: registered_user_concurrent_jobs, value: 3}
              - {type: environment_user_concurrent_jobs, tag: longjobs, value: 1}
              - {type: environment_total_concurrent_jobs, id: big, value: 2}
            """);
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void running_queued_and_resubmitted_jobs_count_against_the_limit_of_a_user() {
    jobs.active("u", "running", "here");
    var queued = jobs.active("u", "queued", "big");
    var again = jobs.submit("u", "tohuge");
    jobs.set(again, "state = 'resubmitted', not_before = now() + interval '1 hour'");
    var waiting = jobs.submit("u", "cat1");
    assertThat(jobs.sent(H, 9)).isEmpty();
    jobs.set(queued, "state = 'ok'");
    assertThat(jobs.sent(H, 9)).containsExactly(waiting);
  }

  @Test
  void a_full_destination_holds_everybody_back_and_only_there() {
    jobs.active("u", "running", "big");
    var ended = jobs.active("w", "queued", "big");
    var big = jobs.submit("v", "tobig");
    var here = jobs.submit("v", "cat1");
    assertThat(jobs.sent(H, 9)).containsExactly(here);
    jobs.set(ended, "state = 'ok'");
    assertThat(jobs.sent(H, 9)).containsExactly(big);
  }

  @Test
  void a_limit_by_tag_counts_all_destinations_of_the_tag() {
    jobs.active("u", "running", "big");
    jobs.active("w", "running", "big");
    var first = jobs.submit("v", "tohuge");
    assertThat(jobs.sent(H, 9)).containsExactly(first);
    jobs.submit("v", "tobig");
    jobs.submit("v", "tohuge");
    assertThat(jobs.sent(H, 9)).isEmpty();
  }

  @Test
  void jobs_of_one_round_count_against_each_other() {
    var first = jobs.submitMany("u", "cat1", 5);
    assertThat(jobs.sent(H, 9)).containsExactly(first, first + 1, first + 2);
    assertThat(jobs.sent(H, 9)).isEmpty();
    jobs.set(first, "state = 'ok'");
    assertThat(jobs.sent(H, 9)).containsExactly(first + 3);
  }

  @Test
  void a_job_that_is_sent_again_does_not_count_against_itself_but_every_limit_holds_for_it() {
    jobs.active("u", "running", "here");
    var long1 = jobs.active("u", "running", "huge");
    var again = jobs.submit("u", "cat1");
    jobs.set(again, "state = 'resubmitted', destination_id = 'huge', attempt = 2");
    assertThat(jobs.sent(H, 9)).as("one long job is there").isEmpty();
    jobs.set(long1, "state = 'ok'");
    assertThat(jobs.sent(H, 9)).containsExactly(again);
    Integer attempt = jobs.read(again, j -> j.route().attempt());
    assertThat(attempt).isEqualTo(2);
  }

  @Test
  void many_that_are_to_be_sent_again_do_not_hold_each_other_up() {
    var first = jobs.submitMany("u", "cat1", 5);
    jobs.database.execute("update job set state = 'resubmitted', destination_id = 'here'");
    assertThat(jobs.sent(H, 9)).containsExactly(first, first + 1, first + 2);
  }

  @Test
  void uploads_are_under_no_limit_and_count_against_none() {
    jobs.submitMany("u", "upload1", 4);
    assertThat(jobs.sent(H, 9)).hasSize(2);
    assertThat(jobs.sent(H, 9)).hasSize(2);
    jobs.submitMany("u", "cat1", 4);
    assertThat(jobs.sent(H, 9)).hasSize(3);
  }

  @Test
  void nothing_runs_where_the_limit_is_zero() {
    jobs.configure(
        PLACES + "limits: [{type: environment_total_concurrent_jobs, id: big, value: 0}]\n");
    jobs.submit("u", "tobig");
    assertThat(jobs.sent(H, 9)).isEmpty();
  }

  @Test
  void who_has_used_up_the_running_time_finds_the_next_job_paused() {
    jobs.configure(PLACES + "limits: [{type: total_walltime, value: '10:00:00', window: 7}]\n");
    ran("6 hours");
    ran("3 hours 59 minutes");
    var last = jobs.submit("u", "cat1");
    assertThat(jobs.sent(H, 9)).containsExactly(last);
    ran("2 minutes");
    var next = jobs.submit("u", "cat1");
    var others = jobs.submit("v", "cat1");
    assertThat(jobs.sent(H, 9)).containsExactly(others);
    assertThat(jobs.state(next)).isEqualTo(JobState.PAUSED);
    assertThat(jobs.read(next, Job::info)).contains("10:00:00", "7 days");
    String output = jobs.read(next, j -> j.outputs().get(0).item().dataset().state().label());
    assertThat(output).isEqualTo("paused");
  }

  private void ran(String time) {
    var id = jobs.submit("u", "cat1");
    var times = "start_time = now() - interval '%s', end_time = now()".formatted(time);
    jobs.set(id, "state = 'ok', update_time = now(), " + times);
  }
}
