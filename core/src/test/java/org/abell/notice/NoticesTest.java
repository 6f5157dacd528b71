package org.abell.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.abell.database.Database;
import org.abell.job.JobClaim;
import org.abell.job.OutputStates;
import org.abell.job.OwnedJobs;
import org.abell.job.QueueReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {

  private static final String JOB =
      """
      insert into job (tool_id, tool_version, state, user_id, history_id, submitted_by,
                       handler_tag, create_time, update_time)
      values ('cat1', '1', 'new', 1, 1, 'web0', 'big', now(), now())
      """;

  private final Database database = new Database();
  private final List<JobNotice> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Notices notices =
      new Notices(database.source(), heard::add, connections::incrementAndGet);
  private final Thread thread = new Thread(notices, "notices");

  @BeforeEach
  void listen() {
    database.execute(
        """
        insert into abell_user (email, username, password_hash, create_time, update_time)
        values ('a@b', 'a', '', now(), now())
        """);
    database.execute(
        """
        insert into history (user_id, name, create_time, update_time)
        values (1, 'h', now(), now())
        """);
    thread.start();
    await().untilAtomic(connections, org.hamcrest.Matchers.is(1));
  }

  @AfterEach
  void close() throws InterruptedException {
    notices.close();
    thread.join();
    database.close();
  }

  @Test
  void a_new_job_and_each_change_of_its_state_are_told() {
    database.execute(JOB);
    database.execute("update job set state = 'queued'");
    database.execute("update job set info = 'not a change of state'");
    database.execute("update job set state = 'running', handler = 'handler1'");
    await().until(() -> heard.size() == 3);
    assertThat(heard).extracting(JobNotice::state).containsExactly("new", "queued", "running");
    assertThat(heard.get(0).tag()).isEqualTo("big");
    assertThat(heard.get(0).handler()).isEmpty();
    assertThat(heard.get(2).handler()).contains("handler1");
  }

  @Test
  void an_open_job_lock_and_a_server_that_leaves_are_reasons_to_look_again() {
    database.execute("update job_lock set active = true");
    await().untilAtomic(connections, org.hamcrest.Matchers.is(2));
    database.execute("update job_lock set active = false, reason = 'done'");
    await().untilAtomic(connections, org.hamcrest.Matchers.is(3));
    database.execute(
        """
        insert into server_lease
          (server, role, host, pid, started_at, renewed_at, expires_at)
        values ('handler0', 'handler', 'here', 17, now(), now(), now())
        """);
    database.execute("update server_lease set stopped = true");
    await().untilAtomic(connections, org.hamcrest.Matchers.is(4));
  }

  @Test
  void a_job_that_changes_hands_is_told() {
    database.execute(JOB);
    database.execute("update job set handler = 'handler0'");
    database.execute("update job set handler = 'handler1'");
    database.execute("update job set handler = null");
    await().until(() -> heard.size() == 3);
    assertThat(heard.get(1).handler()).contains("handler1");
    assertThat(heard.get(2).handler()).isEmpty();
  }

  @Test
  void why_a_job_waits_at_its_cluster_is_told_when_somebody_found_out() {
    database.execute(JOB);
    database.execute("update job set state = 'queued', handler = 'handler0'");
    var claim = new JobClaim(1, "handler0", 0);

    submitted(claim, Optional.empty());
    submitted(claim, Optional.of(new QueueReason("It waits at Slurm.", "Slurm: Priority")));

    await().until(() -> heard.size() == 3);
    assertThat(heard.get(2)).isEqualTo(heard.get(1));
  }

  private void submitted(JobClaim claim, Optional<QueueReason> reason) {
    database.inTransaction(
        em ->
            new OwnedJobs(em, Clock.systemUTC(), new OutputStates(em))
                .submitted(claim, "17", reason));
  }

  @Test
  void a_lost_connection_is_made_again() {
    database.execute(
        """
        do $$ begin
          perform pg_terminate_backend(pid) from pg_stat_activity
          where query like 'listen%' and datname = current_database();
        end $$
        """);
    await().untilAtomic(connections, org.hamcrest.Matchers.is(2));
    database.execute(JOB);
    await().until(() -> heard.size() == 1);
  }
}
