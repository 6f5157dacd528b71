package org.abell.cleanup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose turn it is to clean up, and of which jobs something may be removed. All times are the
 * database's.
 *
 * <p>Relies on READ COMMITTED and the row lock of an upsert: of two servers that want the same turn
 * the second one waits for the first, sees its time and gets no row. A server that dies in its turn
 * loses nothing but the rest of it. What these queries say of ended jobs stays true, for no job
 * comes back from its end.
 */
@ApplicationScoped
@Transactional
public class CleanupRecords {

  private static final String BEGIN =
      """
      insert into chore (name, begun) values ('cleanup', clock_timestamp())
      on conflict (name) do update set begun = excluded.begun
      where chore.begun <= excluded.begun - make_interval(secs => :seconds)
      """;
  private static final String ENDED =
      """
      select id from job
      where id = any (cast(string_to_array(:ids, ',') as bigint[]))
        and state in ('ok', 'error', 'failed', 'deleted', 'skipped')
      """;
  private static final String FAILED =
      """
      select id from job
      where id = any (cast(string_to_array(:ids, ',') as bigint[]))
        and state in ('error', 'failed')
        and end_time <= clock_timestamp() - make_interval(secs => :seconds)
      """;

  private static final String IN_USE =
      """
      select runner_token from job
      where id = any (cast(string_to_array(:ids, ',') as bigint[]))
        and runner_token = any (string_to_array(:tokens, ','))
        and state in ('queued', 'running', 'finishing', 'deleting', 'stop', 'stopped')
      """;

  private static final String OLDEST =
      """
      select min(coalesce(queued_time, create_time)) from job
      where state in ('queued', 'running', 'finishing', 'deleting', 'stop', 'stopped')
      """;

  private final EntityManager em;

  public CleanupRecords() {
    this(null);
  }

  @Inject
  public CleanupRecords(EntityManager em) {
    this.em = em;
  }

  /** Takes the turn, unless somebody took one less than that long ago. */
  public boolean begin(Duration every) {
    return em.createNativeQuery(BEGIN).setParameter("seconds", every.toSeconds()).executeUpdate()
        == 1;
  }

  /** Those of the jobs that have ended; one that is not known here has not. */
  public Set<Long> ended(Collection<Long> jobs) {
    return ids(em.createNativeQuery(ENDED).setParameter("ids", list(jobs)));
  }

  /** Those of the jobs that failed at least that long ago. */
  public Set<Long> failed(Collection<Long> jobs, Duration age) {
    return ids(
        em.createNativeQuery(FAILED)
            .setParameter("ids", list(jobs))
            .setParameter("seconds", age.toSeconds()));
  }

  /** When the oldest job was queued that may still run. */
  public Optional<Instant> oldestOnItsWay() {
    return Optional.ofNullable(
        (Instant) em.createNativeQuery(OLDEST, Instant.class).getSingleResult());
  }

  /** Those of the tokens ({@code abell-JOB-NUMBER}) under which a job is on its way or runs. */
  public Set<String> tokensInUse(Collection<String> tokens) {
    var jobs = tokens.stream().map(t -> t.split("-")[1]).toList();
    Stream<?> rows =
        em.createNativeQuery(IN_USE)
            .setParameter("ids", list(jobs))
            .setParameter("tokens", list(tokens))
            .getResultStream();
    return rows.map(String::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Long> ids(Query query) {
    Stream<?> rows = query.getResultStream();
    return rows.map(row -> ((Number) row).longValue()).collect(Collectors.toUnmodifiableSet());
  }

  private static String list(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
