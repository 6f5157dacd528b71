package org.abell.tests.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.cluster.DatabaseAddress;

/**
 * What the database itself saw: triggers of a schema of their own note each change of a job's
 * owner, fence and state with the transaction that made it.
 */
final class Audit {

  private static final String INSTALL =
      """
      create schema proof;
      create table proof.job_row (
        id bigint generated always as identity primary key,
        tx bigint not null default txid_current(),
        at timestamptz not null default clock_timestamp(),
        job_id bigint not null,
        handler_before text, handler text,
        fence_before bigint, fence bigint not null,
        state_before text, state text not null);
      create index on proof.job_row (job_id, tx);
      create function proof.note_job() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          insert into proof.job_row (job_id, handler, fence, state)
          values (new.id, new.handler, new.fence, new.state);
        elsif (old.handler, old.fence, old.state)
            is distinct from (new.handler, new.fence, new.state) then
          insert into proof.job_row
            (job_id, handler_before, handler, fence_before, fence, state_before, state)
          values
            (new.id, old.handler, new.handler, old.fence, new.fence, old.state, new.state);
        end if;
        return null;
      end $$;
      create trigger proof_job after insert or update on job
        for each row execute function proof.note_job();
      create table proof.change_row (
        change_id bigint primary key, tx bigint not null default txid_current());
      create function proof.note_change() returns trigger language plpgsql as $$
      begin
        insert into proof.change_row (change_id) values (new.id);
        return null;
      end $$;
      create trigger proof_change after insert on job_state_change
        for each row execute function proof.note_change();
      """;

  private static final String JOBS =
      """
      select j.id, trim(both '"' from p.value) as mark, j.state, j.attempt,
        d.id as dataset, d.state as dataset_state
      from job j
        join job_parameter p on p.job_id = j.id and p.name = 'mark'
        join job_output o on o.job_id = j.id
        join history_item i on i.id = o.item_id
        join dataset d on d.id = i.dataset_id
      order by j.id
      """;

  private static final String OWNERS =
      "select job_id, tx, handler_before, handler, fence_before, fence, state_before, state, at"
          + " from proof.job_row order by id";

  private static final String CHANGES =
      "select c.job_id, p.tx, c.state, c.server, c.info, c.at"
          + " from job_state_change c join proof.change_row p on p.change_id = c.id order by c.id";

  private final DatabaseAddress database;

  Audit(DatabaseAddress database) {
    this.database = database;
  }

  /** Begins to note; jobs from before are not seen. */
  void install() {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(INSTALL);
    } catch (SQLException e) {
      throw new IllegalStateException("the audit cannot be installed", e);
    }
  }

  /** How many jobs have not ended. */
  long unfinished() throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from job"
                    + " where state not in ('ok', 'error', 'failed', 'deleted', 'skipped')")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The stories of all jobs that have a mark. */
  List<JobStory> stories() {
    try (var connection = connect()) {
      Map<Long, List<JobStory.Owner>> owners = new HashMap<>();
      query(connection, OWNERS, row -> list(owners, row).add(owner(row)));
      Map<Long, List<JobStory.Change>> changes = new HashMap<>();
      query(connection, CHANGES, row -> list(changes, row).add(change(row)));
      var stories = new ArrayList<JobStory>();
      query(
          connection,
          JOBS,
          row ->
              stories.add(
                  new JobStory(
                      row.getLong("id"),
                      row.getString("mark"),
                      row.getString("state"),
                      row.getInt("attempt"),
                      row.getLong("dataset"),
                      row.getString("dataset_state"),
                      owners.getOrDefault(row.getLong("id"), List.of()),
                      changes.getOrDefault(row.getLong("id"), List.of()))));
      return stories;
    } catch (SQLException e) {
      throw new IllegalStateException("the audit cannot be read", e);
    }
  }

  private static JobStory.Owner owner(ResultSet row) throws SQLException {
    return new JobStory.Owner(
        row.getLong("tx"),
        Optional.ofNullable(row.getString("handler_before")),
        Optional.ofNullable(row.getString("handler")),
        row.getLong("fence_before"),
        row.getLong("fence"),
        row.getString("state"),
        row.getTimestamp("at").toInstant());
  }

  private static JobStory.Change change(ResultSet row) throws SQLException {
    return new JobStory.Change(
        row.getLong("tx"),
        row.getString("state"),
        row.getString("server"),
        row.getString("info"),
        row.getTimestamp("at").toInstant());
  }

  private static <T> List<T> list(Map<Long, List<T>> all, ResultSet row) throws SQLException {
    return all.computeIfAbsent(row.getLong("job_id"), id -> new ArrayList<>());
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static void query(Connection connection, String sql, RowReader reader)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  private Connection connect() throws SQLException {
    var url =
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name());
    return DriverManager.getConnection(url, database.user(), database.password());
  }
}
