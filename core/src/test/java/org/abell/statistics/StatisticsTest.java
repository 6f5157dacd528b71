package org.abell.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.database.Database;
import org.abell.history.Histories;
import org.abell.job.JobState;
import org.abell.user.InvalidAccount;
import org.abell.user.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private final Database database = new Database();
  private final Clock clock = Clock.systemUTC();
  private final long user = database.inTransaction(this::signUp);
  private final long history =
      database.inTransaction(em -> new Histories(em, clock).create(user, "test").id());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void waiting_jobs_are_counted_by_tag_or_by_the_server_chosen_for_them() {
    waiting("_default_", "null");
    waiting("_default_", "null");
    waiting("big", "null");
    waiting("big", "'handler1'");

    assertThat(tags())
        .containsExactly(
            line("_default_", 2, 0, 0), line("big", 1, 0, 0), line("handler1", 1, 0, 0));
  }

  @Test
  void active_jobs_are_counted_by_destination() {
    active("queued", "cluster");
    active("running", "cluster");
    active("running", "local");
    active("running", "local");

    assertThat(destinations()).containsExactly(line("cluster", 0, 1, 1), line("local", 0, 0, 2));
    assertThat(destinations().get(0).active()).isEqualTo(2);
  }

  @Test
  void a_job_whose_destination_is_not_decided_has_a_line_without_a_name() {
    waiting("_default_", "null");

    assertThat(destinations()).containsExactly(line("", 1, 0, 0));
  }

  @Test
  void wait_times_are_those_of_jobs_that_started_within_the_last_hour() {
    for (var seconds = 1; seconds <= 11; seconds++) {
      ended("ok", 20 + seconds, seconds, 10);
    }
    ended("ok", 7300, 99, 7200);

    var waits = destinations().get(0).waits();

    assertThat(waits)
        .isEqualTo(
            new WaitTime(
                11, Optional.of(Duration.ofSeconds(6)), Optional.of(Duration.ofSeconds(10))));
  }

  @Test
  void nothing_waits_and_nothing_ran() {
    assertThat(tags()).isEmpty();
    assertThat(destinations()).isEmpty();
    assertThat(hour().points()).hasSize(60).allMatch(p -> p.most() == 0);
  }

  @Test
  void the_last_hour_has_a_point_for_each_minute() {
    ended("ok", 30, 1, 5);
    ended("error", 30, 1, 5);
    ended("ok", 3 * 3600, 1, 2 * 3600);

    var points = hour().points();

    assertThat(points).hasSize(60);
    assertThat(points)
        .extracting(Throughput.Point::from)
        .isSorted()
        .allMatch(at -> at.getEpochSecond() % 60 == 0);
    assertThat(points.stream().mapToLong(Throughput.Point::ok).sum()).isEqualTo(1);
    assertThat(points.stream().mapToLong(Throughput.Point::error).sum()).isEqualTo(1);
    assertThat(points.stream().mapToLong(Throughput.Point::started).sum()).isEqualTo(2);
    assertThat(points.subList(0, 57)).allMatch(p -> p.most() == 0);
  }

  @Test
  void the_last_day_has_a_point_for_each_half_hour() {
    ended("ok", 3 * 3600, 1, 2 * 3600);
    ended("ok", 25 * 3600, 1, 24 * 3600 + 1);

    var points = database.inTransaction(em -> new Throughputs(em).ofLastDay()).points();

    assertThat(points).hasSize(48);
    assertThat(points.stream().mapToLong(Throughput.Point::ok).sum()).isEqualTo(1);
  }

  @Test
  void handlers_are_shown_with_their_unfinished_jobs() {
    active("running", "local");
    active("running", "local");
    active("queued", "local");
    ended("ok", 30, 1, 5);

    Map<String, Map<JobState, Long>> loads =
        database.inTransaction(em -> new QueueStatistics(em).loadOfHandlers());

    assertThat(loads)
        .containsExactly(Map.entry("handler0", Map.of(JobState.RUNNING, 2L, JobState.QUEUED, 1L)));
  }

  @Test
  void unfinished_jobs_are_grouped_for_metrics() {
    waiting("_default_", "null");
    active("running", "local");
    active("running", "local");
    ended("ok", 30, 1, 5);

    var groups = database.inTransaction(em -> new JobFigures(em).unfinished());

    assertThat(groups)
        .extracting(g -> g.tag() + "/" + g.destination() + "/" + g.state() + "/" + g.handler())
        .containsExactlyInAnyOrder("_default_//new/", "_default_/local/running/handler0");
    assertThat(groups).extracting(JobGroup::jobs).containsExactlyInAnyOrder(1L, 2L);
    assertThat(groups).allMatch(g -> g.oldestSeconds() < 60);
  }

  @Test
  void the_waits_and_runs_of_a_handlers_jobs_are_told_once_each() {
    ended("ok", 30, 10, 5);
    ended("error", 7200, 10, 7000);

    var times = times("handler0");

    assertThat(times)
        .extracting(t -> t.kind() + " " + t.destination() + " " + t.state())
        .containsExactly("WAIT local ", "RUN local ok");
    assertThat(times).extracting(JobTime::seconds).containsExactly(10.0, 15.0);
    assertThat(times("handler1")).isEmpty();
  }

  private List<JobTime> times(String handler) {
    var since = clock.instant().minus(Duration.ofMinutes(1));
    return database.inTransaction(em -> new JobFigures(em).times(handler, since));
  }

  private List<QueueLine> tags() {
    return database.inTransaction(em -> new QueueStatistics(em).byTag());
  }

  private List<QueueLine> destinations() {
    return database.inTransaction(em -> new QueueStatistics(em).byDestination());
  }

  private Throughput hour() {
    return database.inTransaction(em -> new Throughputs(em).ofLastHour());
  }

  private static QueueLine line(String name, long waiting, long queued, long running) {
    return new QueueLine(name, waiting, queued, running, WaitTime.NONE);
  }

  private void waiting(String tag, String preassigned) {
    insert("'new', '%s', %s, null, null, now(), now(), null, null".formatted(tag, preassigned));
  }

  private void active(String state, String destination) {
    insert(
        "'%s', '_default_', null, 'handler0', '%s', now(), now(), null, null"
            .formatted(state, destination));
  }

  /** A job of that age, which waited and ended some seconds ago. */
  private void ended(String state, int age, int waited, int endedAgo) {
    insert(
        ("'%s', '_default_', null, 'handler0', 'local',"
                + " now() - interval '%d s', now() - interval '%d s',"
                + " now() - interval '%d s', now() - interval '%d s'")
            .formatted(state, age, endedAgo, age - waited, endedAgo));
  }

  private void insert(String values) {
    database.execute(
        """
        insert into job (tool_id, tool_version, submitted_by, user_id, history_id,
                         state, handler_tag, preassigned, handler, destination_id,
                         create_time, update_time, start_time, end_time)
        values ('cat1', '1.0', 'web0', %d, %d, %s)
        """
            .formatted(user, history, values));
  }

  private long signUp(EntityManager em) {
    try {
      return new Users(em, clock).create("ada@example.org", "ada", "secret1").id();
    } catch (InvalidAccount e) {
      throw new IllegalStateException(e);
    }
  }
}
