package org.abell.admission;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.abell.jobconf.ConcurrencyLimit;
import org.abell.jobconf.Destinations;
import org.abell.jobconf.Limits.TotalWalltime;

/**
 * Counts what limits are about, and keeps others from changing it.
 *
 * <p>Every job that is sent counts against exactly the limits that it was checked for. So who holds
 * the advisory lock of each of them until its transaction ends, and counts after it got them, is
 * exact: READ COMMITTED shows all that was committed when the statement began, and locks are given
 * back only after a commit can be seen. Keys are locked in the order of their numbers, so nobody
 * waits in a circle; row locks are never waited for under them.
 */
public final class LimitCounts {

  // A handler that freezes in the middle of a round must not hold up the others for long.
  private static final String LOCK =
      """
      select cast(pg_advisory_xact_lock(k.key) as text),
             set_config('idle_in_transaction_session_timeout', '10s', true)
      from (
        select distinct hashtextextended('abell limit ' || t.text, 0) as key
        from unnest(string_to_array(:keys, chr(10))) as t(text)
        order by key
        offset 0) k
      """;

  private static final String COUNT =
      """
      select user_id, coalesce(destination_id, ''), state = 'resubmitted', count(*)
      from job
      where state in ('queued', 'running', 'resubmitted') and runner is distinct from :upload
      group by 1, 2, 3
      """;

  // The time from the last start of a job to its good end. The row has both, so that its history,
  // which gives the same, need not be read for all that a user has run in a month.
  private static final String USED =
      """
      select coalesce(sum(extract(epoch from end_time - start_time)), 0)
      from job
      where user_id = :user and state = 'ok'
        and update_time >= clock_timestamp() - make_interval(days => :days)
      """;

  private final EntityManager em;

  public LimitCounts(EntityManager em) {
    this.em = em;
  }

  /** A limit as it holds for one user, or for all. */
  record Key(ConcurrencyLimit limit, long userId) {

    /** Two of them are the same limit if, and only if, they have the same text. */
    String text() {
      return switch (limit.scope()) {
        case DESTINATION, TAG -> limit.scope() + " " + limit.key();
        case USER -> limit.scope() + " " + userId;
        case USER_DESTINATION, USER_TAG -> limit.scope() + " " + userId + " " + limit.key();
      };
    }
  }

  /** Keeps all others from counting against these limits until the transaction ends. */
  void lock(Collection<Key> keys) {
    if (!keys.isEmpty()) {
      em.createNativeQuery(LOCK)
          .setParameter("keys", String.join("\n", keys.stream().map(Key::text).toList()))
          .getResultList();
    }
  }

  /** What is active now. Uploads are not: limits are none of theirs. */
  @SuppressWarnings("unchecked")
  public Usage read(Destinations destinations) {
    var counts = new Usage(destinations);
    List<Object[]> rows =
        em.createNativeQuery(COUNT).setParameter("upload", Room.UPLOAD).getResultList();
    for (var row : rows) {
      var user = ((Number) row[0]).longValue();
      var jobs = ((Number) row[3]).intValue();
      if ((Boolean) row[2]) {
        counts.addResubmitted(user, jobs);
      } else {
        counts.addActive(user, (String) row[1], jobs);
      }
    }
    return counts;
  }

  /** The running time of a user's jobs that ended well within the limit's window. */
  public Duration used(long userId, TotalWalltime limit) {
    var seconds =
        (Number)
            em.createNativeQuery(USED)
                .setParameter("user", userId)
                .setParameter("days", limit.windowDays())
                .getSingleResult();
    return Duration.ofMillis(Math.round(seconds.doubleValue() * 1000));
  }
}
