package org.abell.tests.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.ConfigurationFile;
import org.abell.tests.cluster.Sql;
import org.abell.tests.cluster.Work;
import org.abell.tests.limit.LimitHistory.Row;
import org.abell.tests.limit.LimitHistory.Rule;
import org.abell.tests.limit.LimitHistory.Use;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Four handlers, many short jobs of several users, four limits at once: none is ever exceeded, and
 * all are used up.
 */
@Tag("limits")
@ExtendWith(ClusterExtension.class)
class LimitsIT {

  private static final String CONFIGURATION =
      """
      runners:
        local: {load: 'galaxy.jobs.runners.local:LocalJobRunner', workers: 4}
      execution:
        default: local
        environments:
          local: {runner: local}
          narrow: {runner: local, tags: [both]}
          wide: {runner: local, tags: [both]}
      limits:
      - {type: environment_total_concurrent_jobs, id: narrow, value: 3}
      - {type: environment_total_concurrent_jobs, tag: both, value: 7}
      - {type: environment_user_concurrent_jobs, id: wide, value: 2}
      - {type: registered_user_concurrent_jobs, value: 4}
      tools:
      - {id: true1, environment: narrow}
      - {id: slow1, environment: wide}
      """;

  private static final List<Rule> RULES =
      List.of(
          new Rule("at most 3", 3, row -> of(row.destination(), "narrow")),
          new Rule("at most 7", 7, row -> Optional.of("tag both")),
          new Rule("at most 2", 2, row -> of(row.destination() + row.user(), "wide" + row.user())),
          new Rule("at most 4", 4, row -> Optional.of("user " + row.user())));

  private static final String HISTORY =
      """
      select c.job_id, j.user_id, coalesce(j.destination_id, '') as destination, c.state, c.at
      from job_state_change c
        join job j on j.id = c.job_id
        join abell_user u on u.id = j.user_id
      where u.email = any (?)
      order by c.id
      """;

  /** {@code -Pfault} says 1,000. */
  private static final int JOBS = Integer.getInteger("limits.jobs", 400);

  /** One has as many as all others: at the end, its own limits are all that holds it. */
  private static final int OTHERS = 4;

  private final Cluster cluster;
  private final ConfigurationFile configuration;

  LimitsIT(Cluster cluster) {
    this.cluster = cluster;
    this.configuration = new ConfigurationFile(cluster);
  }

  @BeforeEach
  void four_handlers() {
    cluster.addHandlers(Map.of(), "handler2", "handler3");
    configuration.change(CONFIGURATION);
  }

  @AfterEach
  void restore() {
    configuration.restore();
    cluster.removeHandler("handler2");
    cluster.removeHandler("handler3");
  }

  @Test
  void no_limit_is_ever_exceeded_and_each_is_used_up() throws Exception {
    var users = new ArrayList<Work>();
    IntStream.rangeClosed(0, OTHERS).forEach(i -> users.add(Work.in(Api.newUser(cluster.front()))));
    submit(users);
    var emails = emails(users);
    await()
        .pollInterval(Duration.ofMillis(500))
        .atMost(Duration.ofMinutes(4))
        .until(() -> unfinished(emails) == 0);

    var history = history(emails);
    assertThat(history).filteredOn(row -> row.state().equals("ok")).hasSize(JOBS);
    var replay = new LimitHistory(history);
    for (var rule : RULES) {
      var uses = replay.uses(rule);
      uses.forEach(LimitsIT::print);
      assertThat(uses).extracting(Use::excess).containsOnly(Optional.empty());
      assertThat(uses).as("used up").anyMatch(use -> use.highest() == rule.most());
    }
    assertThat(handlers(emails)).hasSize(4);
  }

  private static void submit(List<Work> users) throws Exception {
    var threads = Executors.newFixedThreadPool(users.size());
    try {
      var tasks = new ArrayList<Callable<Integer>>();
      for (var i = 0; i < users.size(); i++) {
        var work = users.get(i);
        var jobs = i == 0 ? JOBS / 2 : JOBS / 2 / OTHERS;
        tasks.add(() -> submit(work, jobs));
      }
      for (var task : threads.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static int submit(Work work, int jobs) {
    for (var i = 0; i < jobs; i++) {
      if (i % 2 == 0) {
        work.run("true1", Json.createObjectBuilder());
      } else {
        work.slow(0);
      }
    }
    return jobs;
  }

  private static Optional<String> of(String found, String wanted) {
    return Optional.of(found).filter(wanted::equals);
  }

  private static void print(Use use) {
    System.out.printf(
        "%s: highest %d, on average %.1f%n", use.name(), use.highest(), use.average());
  }

  private static String[] emails(List<Work> users) {
    return users.stream()
        .map(user -> user.api().get("/api/users/current").object().getString("email"))
        .toArray(String[]::new);
  }

  private long unfinished(String[] emails) {
    return query(
            """
            select count(*) from job j join abell_user u on u.id = j.user_id
            where u.email = any (?) and j.end_time is null
            """,
            row -> row.getLong(1),
            emails)
        .get(0);
  }

  private List<String> handlers(String[] emails) {
    return query(
        """
        select distinct j.handler from job j join abell_user u on u.id = j.user_id
        where u.email = any (?)
        """,
        row -> row.getString(1),
        emails);
  }

  private List<Row> history(String[] emails) {
    return query(
        HISTORY,
        row ->
            new Row(
                row.getLong("job_id"),
                row.getLong("user_id"),
                row.getString("destination"),
                row.getString("state"),
                row.getTimestamp("at").toInstant()),
        emails);
  }

  private <T> List<T> query(String sql, Sql.Row<T> reader, String[] emails) {
    return new Sql(cluster.database()).query(sql, reader, (Object) emails);
  }
}
