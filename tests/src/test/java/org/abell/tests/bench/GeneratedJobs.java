package org.abell.tests.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Fills a database with jobs of made-up users, by a few large statements, as years of work leave
 * them: each with parameters, an input, an output and the rows of its history.
 *
 * <p>Triggers and foreign keys sleep meanwhile, which only a superuser may ask for.
 */
final class GeneratedJobs {

  static final int USERS = 20;

  // Far from what the application itself numbers.
  private static final long FIRST = 100_000_000;

  private static final String PEOPLE =
      """
      insert into abell_user
        (id, email, username, password_hash, create_time, update_time)
      select %1$d + u, 'made-up-' || u || '@example.org', 'made-up-' || u, '', now(), now()
      from generate_series(1, %2$d) u
      on conflict do nothing;
      insert into history (id, user_id, name, create_time, update_time)
      select %1$d + u, %1$d + u, 'made up', now(), now()
      from generate_series(1, %2$d) u
      on conflict do nothing;
      """;

  // %1$d first id, %2$d users, %3$d jobs, %4$s state, %5$s number of jobs there already
  private static final List<String> JOBS =
      List.of(
          """
          insert into dataset (id, uuid, state, file_size, job_id, create_time, update_time)
          select %1$d + g, gen_random_uuid(), case '%4$s' when 'new' then 'new' else 'ok' end,
            20, %1$d + g, now(), now()
          from generate_series(%5$d + 1, %5$d + %3$d) g
          """,
          """
          insert into history_item
            (id, history_id, dataset_id, hid, name, extension, create_time, update_time)
          select %1$d + g, %1$d + 1 + g %% %2$d, %1$d + g, g, 'output', 'txt', now(), now()
          from generate_series(%5$d + 1, %5$d + %3$d) g
          """,
          """
          insert into job
            (id, tool_id, tool_version, state, user_id, history_id, submitted_by, handler_tag,
             handler, fence, destination_id, runner, exit_code, create_time, update_time,
             taken_time, queued_time, start_time, end_time)
          select %1$d + g, 'true1', '1.0.0', '%4$s', %1$d + 1 + g %% %2$d, %1$d + 1 + g %% %2$d,
            'web0', '_default_', done.handler, coalesce(done.fence, 0), done.place, done.place, done.code,
            t.at, coalesce(done.ended, t.at), done.began, done.began, done.began, done.ended
          from generate_series(%5$d + 1, %5$d + %3$d) g
          cross join lateral (
            select now() - interval '60 days' + g * interval '5 seconds' as at) t
          left join lateral (
            select 'handler' || g %% 4 as handler, 1 as fence, 'local' as place, 0 as code,
              t.at + interval '1 second' as began, t.at + interval '4 seconds' as ended
            where '%4$s' <> 'new') done on true
          """,
          """
          insert into job_parameter (job_id, name, value)
          select %1$d + g, 'note', '""' from generate_series(%5$d + 1, %5$d + %3$d) g
          """,
          """
          insert into job_output (job_id, name, item_id)
          select %1$d + g, 'out_file1', %1$d + g from generate_series(%5$d + 1, %5$d + %3$d) g
          """,
          // Reads the output of a job that has ended: the very first ones have.
          """
          insert into job_input (job_id, name, item_id)
          select %1$d + g, 'input', %1$d + 1 + g %% least(%5$d + %3$d, 500)
          from generate_series(%5$d + 1, %5$d + %3$d) g
          """,
          """
          insert into job_state_change (job_id, state, server, at)
          select j.id, s.state, 'handler0', j.create_time
          from job j
          cross join unnest(array['new', 'queued', 'running', 'ok']) with ordinality s (state, n)
          where j.id > %1$d + %5$d and (s.n = 1 or '%4$s' <> 'new')
          """);

  private static final List<String> TABLES =
      List.of("abell_user", "history", "dataset", "history_item", "job");

  private final Connection connection;
  private long made;

  /** Works as the superuser whose connection this is. */
  GeneratedJobs(Connection connection) throws SQLException {
    this.connection = connection;
    try (var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(PEOPLE.formatted(FIRST, USERS));
    }
  }

  /** Jobs that have ended well. */
  GeneratedJobs finished(int jobs) throws SQLException {
    return add(jobs, "ok");
  }

  /** Jobs that wait for any handler; their inputs are there. */
  GeneratedJobs waiting(int jobs) throws SQLException {
    return add(jobs, "new");
  }

  private GeneratedJobs add(int jobs, String state) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : JOBS) {
        statement.execute(sql.formatted(FIRST, USERS, jobs, state, made));
      }
      made += jobs;
      for (var table : TABLES) {
        // Others go on behind.
        statement.execute(
            "select setval(pg_get_serial_sequence('%1$s', 'id'), (select max(id) from %1$s))"
                .formatted(table));
      }
      statement.execute("vacuum analyze");
    }
    return this;
  }
}
