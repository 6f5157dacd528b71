package org.abell.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.abell.admission.AdmissionFixture;
import org.abell.job.Job;
import org.abell.job.JobClaim;
import org.abell.job.JobLocks;
import org.abell.job.OutputStates;
import org.abell.job.OwnedJobs;
import org.abell.job.QueueReason;
import org.abell.server.ServerLeases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitReasonsTest {

  private final AdmissionFixture jobs = new AdmissionFixture();

  @BeforeEach
  void configure() {
    jobs.configure(
        """
        runners: {local: {load: local}}
        handling:
          ready_window_size: 2
          processes: {special: {tags: [gpu]}}
        execution:
          default: here
          environments:
            here: {runner: local}
            big: {runner: local, tags: [longjobs]}
            rule: {runner: dynamic, type: choose_one, destination_ids: "here, big"}
        tools:
          - {id: tobig, environment: big}
          - {id: ruled, environment: rule}
          - {id: astray, environment: big}
        limits:
          - {type: registered_user_concurrent_jobs, value: 3}
          - {type: environment_user_concurrent_jobs, tag: longjobs, value: 1}
          - {type: environment_total_concurrent_jobs, id: big, value: 2}
        """);
    jobs.renew("handler0", AdmissionFixture.TAG);
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void a_job_whose_turn_comes_next_says_so_and_knows_its_place() {
    jobs.submit("bob", "cat1");
    var job = jobs.submit("ada", "cat1");
    var second = jobs.submit("ada", "cat1");
    assertThat(text(job))
        .isEqualTo("It runs when a worker of local is free; it is number 2 in the queue.");
    var reason = reason(second);
    assertThat(reason.placeOfUser()).hasValue(2);
    assertThat(reason.place()).hasValue(3);
  }

  @Test
  void a_job_under_the_lock_names_who_locked_and_why() {
    var job = jobs.submit("ada", "cat1");
    jobs.database.inTransaction(
        em -> {
          new JobLocks(em).set(true, "boss@example.org", "new disks");
          return 0;
        });
    assertThat(text(job)).isEqualTo("The job lock is on, set by boss@example.org: new disks.");
  }

  @Test
  void a_job_names_the_input_it_waits_for() {
    var first = jobs.submit("ada", "cat1");
    long item = jobs.read(first, j -> j.outputs().get(0).item().id());
    assertThat(text(jobs.submit("ada", "cat1", item)))
        .isEqualTo("Input 1 (out) is not ready: it is in state new.");
  }

  @Test
  void a_job_that_nobody_takes_says_who_is_missing() {
    var job = jobs.submit("ada", "cat1");
    jobs.set(job, "handler_tag = 'gpu'");
    assertThat(text(job)).isEqualTo("No handler with the name or tag gpu is alive.");
    jobs.set(job, "handler_tag = 'nowhere'");
    assertThat(text(job))
        .isEqualTo("No handler has the name or tag nowhere; it is not configured.");
    jobs.set(job, "handler_tag = '_default_'");
    jobs.database.execute("update server_lease set mode = 'draining'");
    assertThat(text(job)).isEqualTo("All handlers with the name or tag _default_ are draining.");
    jobs.set(job, "preassigned = 'handler0'");
    assertThat(text(job)).contains("handler handler0, which takes no jobs at the moment");
    jobs.set(job, "preassigned = 'handler7'");
    assertThat(text(job)).isEqualTo("It is assigned to the handler handler7, which is gone.");
  }

  @Test
  void a_delay_says_its_end_and_what_a_rule_said() {
    var job = jobs.submit("ada", "cat1");
    jobs.set(job, "not_before = timestamptz '2999-01-01 12:00:00+00'");
    assertThat(text(job)).isEqualTo("It is delayed until 2999-01-01T12:00:00Z.");
    jobs.set(job, "wait_reason = 'the cluster is full.'");
    assertThat(text(job))
        .isEqualTo(
            "Not yet: the cluster is full. This is looked at again at 2999-01-01T12:00:00Z.");
  }

  @Test
  void a_limit_that_is_reached_is_named_with_its_use() {
    active("bob", "big");
    active("eve", "big");
    assertThat(text(jobs.submit("ada", "tobig")))
        .isEqualTo("The destination big is full: 2 of 2 jobs.");
    active("ada", "here");
    active("ada", "here");
    active("ada", "here");
    assertThat(text(jobs.submit("ada", "cat1")))
        .isEqualTo("Your limit is reached: 3 of 3 active jobs of yours.");
    jobs.database.execute("update job set state = 'ok' where state = 'running'");
    active("ada", "big");
    assertThat(text(jobs.submit("ada", "tobig")))
        .isEqualTo(
            "Your limit at destinations with the tag longjobs is reached: 1 of 1 jobs of yours.");
  }

  @Test
  void a_job_beyond_the_window_or_without_a_destination_says_so() {
    var ruled = jobs.submit("ada", "ruled");
    jobs.submit("ada", "cat1");
    var third = jobs.submit("ada", "cat1");
    assertThat(text(ruled))
        .isEqualTo("Where it goes is decided when its turn comes; it is number 1 in the queue.");
    assertThat(text(third))
        .isEqualTo("2 jobs of yours come before it; no more than 2 are looked at at a time.");
  }

  @Test
  void a_paused_job_says_what_it_was_paused_for_and_others_have_no_reason() {
    var paused = jobs.submit("ada", "cat1");
    jobs.set(paused, "state = 'paused', info = 'Paused: input 3 is deleted.'");
    var running = jobs.submit("ada", "cat1");
    jobs.set(running, "state = 'running'");
    assertThat(reasons(paused, running))
        .extracting(WaitReason::text)
        .containsExactly("Paused: input 3 is deleted.");
  }

  @Test
  void a_job_at_a_cluster_says_why_it_waits_there_as_soon_as_that_is_known() {
    var job = jobs.submit("ada", "cat1");
    jobs.set(job, "state = 'queued', handler = 'handler0', fence = 1");
    assertThat(reasons(job)).isEmpty();
    var claim = new JobClaim(job, "handler0", 1);
    var why = new QueueReason("It waits at Slurm: its turn has not come.", "Slurm: Priority");

    boolean written = owned(o -> o.submitted(claim, "17", Optional.of(why)));

    assertThat(written).isTrue();
    assertThat(reasons(job))
        .extracting(WaitReason::text, WaitReason::own)
        .containsExactly(tuple("It waits at Slurm: its turn has not come.", "Slurm: Priority"));
    assertThat(reason(job).place()).isEmpty();
  }

  @Test
  void why_it_waited_at_its_cluster_is_forgotten_when_it_runs() {
    var job = jobs.submit("ada", "cat1");
    jobs.set(job, "state = 'queued', handler = 'handler0', fence = 1");
    var claim = new JobClaim(job, "handler0", 1);
    owned(o -> o.submitted(claim, "17", Optional.of(new QueueReason("It waits.", "Priority"))));

    owned(o -> o.started(claim, "17"));

    assertThat(reasons(job)).isEmpty();
    assertThat(jobs.<String>read(job, Job::waitReason)).isEmpty();
  }

  @Test
  void the_use_of_limits_names_users_at_or_near_theirs() {
    active("bob", "big");
    active("ada", "here");
    var uses = jobs.database.inTransaction(em -> new LimitUses(em, jobs.configurations()).all());
    assertThat(uses)
        .extracting(u -> u.user().orElse("") + " " + u.limit().scope() + " " + u.used())
        .containsExactly(" DESTINATION 1", "bob@example.org USER_TAG 1");
    assertThat(uses).extracting(LimitUse::isReached).containsExactly(false, true);
  }

  private void active(String user, String destination) {
    var job = jobs.submit(user, "cat1");
    jobs.set(job, "state = 'running', destination_id = '%s'".formatted(destination));
  }

  private String text(long job) {
    return reason(job).text();
  }

  private WaitReason reason(long job) {
    return reasons(job).get(0);
  }

  private <T> T owned(Function<OwnedJobs, T> work) {
    return jobs.database.inTransaction(
        em -> work.apply(new OwnedJobs(em, Clock.systemUTC(), new OutputStates(em))));
  }

  private List<WaitReason> reasons(Long... ids) {
    Function<jakarta.persistence.EntityManager, List<WaitReason>> ask =
        em ->
            new WaitReasons(em, jobs.configurations(), new ServerLeases(em), new JobLocks(em))
                .of(List.of(ids));
    return jobs.database.inTransaction(ask);
  }
}
