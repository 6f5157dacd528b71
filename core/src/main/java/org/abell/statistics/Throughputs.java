package org.abell.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.abell.statistics.Throughput.Point;

/**
 * Starts and ends of jobs over time, by the database's clock. READ COMMITTED, one statement. Reads
 * the indexes of the last change and of the end, from the first step on.
 */
@ApplicationScoped
@Transactional
public class Throughputs {

  // Steps are numbered from the epoch, so that a step keeps its borders while time goes on.
  private static final String POINTS =
      """
      with span as (
        select number - :steps + 1 as first, to_timestamp((number - :steps + 1) * :seconds) as since
        from (select cast(floor(extract(epoch from clock_timestamp()) / :seconds) as bigint)) n(number)),
      event as (
        select start_time as at, 'started' as what
        from job, span
        where update_time >= since and start_time >= since
        union all
        select end_time, state
        from job, span
        where end_time >= since)
      select (first + i) * :seconds,
             count(*) filter (where what = 'started'),
             count(*) filter (where what = 'ok'),
             count(*) filter (where what in ('error', 'failed'))
      from span
      cross join generate_series(0, :steps - 1) i
      left join event on cast(floor(extract(epoch from at) / :seconds) as bigint) = first + i
      group by 1
      order by 1
      """;

  private static final int MINUTES = 60;
  private static final int HALF_HOURS = 48;

  private final EntityManager em;

  public Throughputs() {
    this(null);
  }

  @Inject
  public Throughputs(EntityManager em) {
    this.em = em;
  }

  /** The last hour, minute by minute. */
  public Throughput ofLastHour() {
    return of(Duration.ofMinutes(1), MINUTES);
  }

  /** The last day, in steps of thirty minutes. */
  public Throughput ofLastDay() {
    return of(Duration.ofMinutes(30), HALF_HOURS);
  }

  @SuppressWarnings("unchecked")
  private Throughput of(Duration step, int steps) {
    List<Object[]> rows =
        em.createNativeQuery(POINTS)
            .setParameter("seconds", step.toSeconds())
            .setParameter("steps", steps)
            .getResultList();
    return new Throughput(step, rows.stream().map(Throughputs::point).toList());
  }

  private static Point point(Object[] row) {
    return new Point(
        Instant.ofEpochSecond(number(row[0])), number(row[1]), number(row[2]), number(row[3]));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
