package org.abell.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.history.DatasetState;
import org.abell.job.Job;
import org.abell.job.JobLocks;
import org.abell.job.JobState;
import org.abell.jobconf.DestinationAdditions;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionsTest {

  private static final String H = "handler0";

  private final AdmissionFixture jobs = new AdmissionFixture();

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void a_job_is_sent_with_all_that_a_start_needs_and_its_output_follows() {
    var id = jobs.submit("ada", "cat1");

    var round = jobs.round(H, 1);

    var sent = (Admitted.Sent) round.get(0);
    assertThat(sent.destinationId()).isEqualTo("local");
    assertThat(sent.runner()).isEqualTo("local");
    assertThat(sent.token()).isEqualTo("abell-%d-%d".formatted(id, sent.claim().fence()));
    assertThat(jobs.claim(id)).isEqualTo(sent.claim());
    assertThat(jobs.state(id)).isEqualTo(JobState.QUEUED);
    Optional<String> host = jobs.read(id, j -> j.route().host());
    assertThat(host).hasValue("host0");
    Optional<String> token = jobs.read(id, j -> j.route().token());
    assertThat(token).hasValue(sent.token());
    DatasetState output = jobs.read(id, j -> j.outputs().get(0).item().dataset().state());
    assertThat(output).isEqualTo(DatasetState.QUEUED);
    List<JobState> lived =
        jobs.read(id, j -> j.stateChanges().stream().map(c -> c.state()).toList());
    assertThat(lived).containsExactly(JobState.NEW, JobState.QUEUED);
    assertThat(jobs.owned(o -> o.started(sent.claim(), "17"))).isTrue();
  }

  @Test
  void the_oldest_jobs_come_first_and_no_more_than_there_are_slots() {
    var first = jobs.submit("ada", "cat1");
    var second = jobs.submit("ada", "cat1");
    var third = jobs.submit("ada", "cat1");
    assertThat(jobs.sent(H, 2)).containsExactly(first, second);
    assertThat(jobs.sent("handler1", 2)).containsExactly(third);
    assertThat(jobs.sent(H, 2)).isEmpty();
  }

  @Test
  void a_job_whose_input_is_not_written_is_passed_by() {
    var first = jobs.submit("ada", "cat1");
    long item = jobs.read(first, j -> j.outputs().get(0).item().id());
    jobs.submit("ada", "cat1", item);
    var third = jobs.submit("ada", "cat1");
    assertThat(jobs.sent(H, 5)).containsExactly(first, third);
  }

  @Test
  void a_deleted_input_holds_the_job_and_a_purged_one_ends_it() {
    var source = jobs.submit("ada", "cat1");
    jobs.sent(H, 1);
    jobs.owned(o -> o.fail(jobs.claim(source), "no", ""));
    long item = jobs.read(source, j -> j.outputs().get(0).item().id());
    var job = jobs.submit("ada", "cat1", item);
    assertThat(jobs.sent(H, 5)).isEmpty();
    assertThat(jobs.state(job)).isEqualTo(JobState.PAUSED);
    assertThat(jobs.read(job, Job::info)).contains("is in state error");
    jobs.database.execute("update history_item set purged = true where id = " + item);
    var next = jobs.submit("ada", "cat1", item);
    assertThat(jobs.sent(H, 5)).isEmpty();
    assertThat(jobs.state(next)).isEqualTo(JobState.ERROR);
    assertThat(jobs.read(next, Job::info)).contains("deleted for good");
  }

  @Test
  void nothing_is_admitted_under_the_job_lock() {
    var id = jobs.submit("ada", "cat1");
    lock(true);
    assertThat(jobs.sent(H, 5)).isEmpty();
    lock(false);
    assertThat(jobs.sent(H, 5)).containsExactly(id);
  }

  @Test
  void a_handler_without_a_lease_or_on_its_way_out_gets_nothing() {
    var id = jobs.submit("ada", "cat1");
    assertThat(jobs.round(AdmissionFixture.room(H, 5)).admitted()).isEmpty();
    jobs.renew(H);
    jobs.database.execute("update server_lease set expires_at = clock_timestamp()");
    assertThat(jobs.round(AdmissionFixture.room(H, 5)).admitted()).isEmpty();
    jobs.renew(H);
    jobs.database.execute("update server_lease set mode = 'draining'");
    assertThat(jobs.round(AdmissionFixture.room(H, 5)).admitted()).isEmpty();
    jobs.database.execute("update server_lease set mode = 'working'");
    assertThat(jobs.sent(H, 5)).containsExactly(id);
  }

  @Test
  void a_handler_gets_the_jobs_of_its_tags_and_its_name_and_those_preassigned_to_it() {
    jobs.submit("ada", "cat1", "gpu");
    var named = jobs.submit("ada", "cat1", H);
    var given = jobs.submit("ada", "cat1", "gpu");
    jobs.set(given, "preassigned = '%s'".formatted(H));
    var others = jobs.submit("ada", "cat1");
    jobs.set(others, "preassigned = 'handler1'");
    assertThat(jobs.sent(H, 5)).containsExactly(named, given);
    assertThat(jobs.sent("handler1", 5)).containsExactly(others);
  }

  @Test
  void a_user_with_one_job_does_not_wait_behind_one_with_ten_thousand() {
    var many = jobs.submitMany("ada", "cat1", 10_000);
    var one = jobs.submit("bob", "cat1");
    assertThat(jobs.sent(H, 3)).containsExactly(many, one, many + 1);
  }

  @Test
  void who_has_jobs_active_comes_after_who_has_none() {
    var first = jobs.submit("ada", "cat1");
    jobs.sent(H, 1);
    var adas = jobs.submit("ada", "cat1");
    var bobs = jobs.submit("bob", "cat1");
    assertThat(jobs.state(first)).isEqualTo(JobState.QUEUED);
    assertThat(jobs.sent(H, 1)).containsExactly(bobs);
    assertThat(jobs.sent(H, 1)).containsExactly(adas);
  }

  @Test
  void a_higher_priority_comes_first_whatever_the_share() {
    jobs.submit("ada", "cat1");
    var urgent = jobs.submit("bob", "cat1");
    jobs.set(urgent, "priority = 1");
    assertThat(jobs.sent(H, 1)).containsExactly(urgent);
  }

  @Test
  void what_is_to_be_sent_again_comes_before_what_is_new_once_its_delay_is_over() {
    var fresh = jobs.submit("ada", "cat1");
    var again = jobs.submit("ada", "cat1");
    var late = jobs.submit("ada", "cat1");
    var delay = "state = 'resubmitted', attempt = 2, destination_id = 'local', not_before = now()";
    jobs.set(again, delay);
    jobs.set(late, delay + " + interval '1 hour'");
    assertThat(jobs.sent(H, 5)).containsExactly(again, fresh);
    Optional<java.time.Instant> notBefore = jobs.read(again, j -> j.route().notBefore());
    assertThat(notBefore).isEmpty();
    assertThat(jobs.state(late)).isEqualTo(JobState.RESUBMITTED);
  }

  @Test
  void no_more_of_a_users_jobs_are_looked_at_than_the_window_allows() {
    jobs.configure(
        """
        runners: {local: {load: local}}
        handling: {ready_window_size: 2}
        execution: {environments: {local: {runner: local}}}
        """);
    var adas = jobs.submitMany("ada", "cat1", 5);
    var bobs = jobs.submitMany("bob", "cat1", 1);
    assertThat(jobs.sent(H, 9)).containsExactly(adas, bobs, adas + 1);
    assertThat(jobs.sent(H, 9)).containsExactly(adas + 2, adas + 3);
  }

  @Test
  void no_more_jobs_are_admitted_in_a_round_than_may_be_grabbed() {
    jobs.configure(
        """
        runners: {local: {load: local}}
        handling: {max_grab: 2}
        execution: {environments: {local: {runner: local}}}
        """);
    var first = jobs.submitMany("ada", "cat1", 3);
    assertThat(jobs.sent(H, 9)).containsExactly(first, first + 1);
    assertThat(jobs.sent(H, 9)).containsExactly(first + 2);
  }

  @Test
  void uploads_take_no_slot_of_a_runner() {
    var upload = jobs.submit("ada", "upload1");
    var job = jobs.submit("ada", "cat1");
    var round = jobs.round(H, 1);
    assertThat(round)
        .extracting(a -> ((Admitted.Sent) a).runner())
        .containsExactly("upload", "local");
    assertThat(jobs.state(upload)).isEqualTo(jobs.state(job)).isEqualTo(JobState.QUEUED);
  }

  @Test
  void jobs_whose_destination_is_open_are_claimed_and_planned_and_then_sent() {
    jobs.configure(OPEN);
    var id = jobs.submit("ada", "drawn");
    var ruled = jobs.submit("ada", "ruled");

    var round = jobs.round(H, 5);

    assertThat(round).extracting(a -> ((Admitted.ToMap) a).start()).containsExactly("any", "rule");
    assertThat(jobs.state(id)).isEqualTo(JobState.NEW);
    assertThat(jobs.round(H, 5)).isEmpty();
    var claim = round.get(0).claim();
    var memory =
        new DestinationAdditions(new Params(Map.of("mem", new ParamValue.Text("8"))), List.of());
    var plan = new Plans.Plan("two", memory, jobs.configurations().current().fingerprint());
    assertThat(jobs.plan(p -> p.store(claim, plan))).isTrue();
    assertThat(jobs.plan(p -> p.store(claim, plan))).isFalse();
    var late = round.get(1).claim();
    assertThat(jobs.plan(p -> p.notYet(late, "not now", Duration.ofHours(1)))).isTrue();
    assertThat(jobs.read(ruled, Job::waitReason)).isEqualTo("not now");
    var sent = (Admitted.Sent) jobs.round(H, 5).get(0);
    assertThat(sent.destinationId()).isEqualTo("two");
    String params = jobs.read(id, j -> j.route().params());
    assertThat(params).isEqualTo("{\"mem\":\"8\"}");
  }

  @Test
  void a_plan_of_another_configuration_is_made_again_unless_a_person_chose_it() {
    jobs.configure(OPEN);
    var planned = jobs.submit("ada", "drawn");
    var pinned = jobs.submit("ada", "drawn");
    jobs.set(planned, "destination_id = 'two', planned_by = 'older'");
    jobs.set(pinned, "destination_id = 'two', planned_by = 'older', pinned = true");
    var round = jobs.round(H, 5);
    assertThat(round.get(0)).isInstanceOf(Admitted.Sent.class);
    assertThat(round.get(0).claim().jobId()).isEqualTo(pinned);
    assertThat(round.get(1)).isInstanceOf(Admitted.ToMap.class);
  }

  @Test
  void a_job_that_can_run_nowhere_fails_and_says_why() {
    jobs.configure(OPEN);
    var id = jobs.submit("ada", "far");
    var pinned = jobs.submit("ada", "cat1");
    jobs.set(pinned, "destination_id = 'gone', pinned = true");
    assertThat(jobs.sent(H, 5)).isEmpty();
    assertThat(jobs.state(id)).isEqualTo(JobState.ERROR);
    assertThat(jobs.read(id, Job::info)).contains("the destination far uses the runner pulsar");
    assertThat(jobs.read(pinned, Job::info))
        .isEqualTo("The job cannot run: there is no destination gone in the job configuration.");
  }

  @Test
  void a_job_whose_runner_has_no_room_here_stays_and_does_not_hinder_the_others() {
    jobs.configure(OPEN);
    var other = jobs.submit("ada", "elsewhere");
    var here = jobs.submit("ada", "cat1");
    assertThat(jobs.sent(H, 5)).containsExactly(here);
    var room = new Room("handler1", "host0", List.of("_default_"), Map.of("second", 1));
    jobs.renew("handler1");
    assertThat(jobs.round(room).admitted())
        .extracting(a -> a.claim().jobId())
        .containsExactly(other);
  }

  private void lock(boolean active) {
    jobs.database.inTransaction(
        em -> {
          new JobLocks(em).set(active, "ada@example.org", "new disks");
          return 0;
        });
  }

  private static final String OPEN =
      """
      runners:
        local: {load: local}
        second: {load: local}
        pulsar: {load: pulsar}
      execution:
        default: one
        environments:
          one: {runner: local, tags: [any]}
          two: {runner: local, tags: [any]}
          rule: {runner: dynamic, type: choose_one, destination_ids: "one, two"}
          elsewhere: {runner: second}
          far: {runner: pulsar}
      tools:
        - {id: drawn, environment: any}
        - {id: ruled, environment: rule}
        - {id: elsewhere, environment: elsewhere}
        - {id: far, environment: far}
      """;
}
