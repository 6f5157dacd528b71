package org.abell.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abell.job.JobState;

/**
 * The queue as it stands. READ COMMITTED: each answer is one statement and so one moment.
 *
 * <p>Waiting and active jobs are read from their partial indexes. Jobs that started lately are
 * found by their last change, which is never before their start, and has an index.
 */
@ApplicationScoped
@Transactional
public class QueueStatistics {

  // One template for both groupings: only the two expressions that name the group differ.
  private static final String LINES =
      """
      with waiting as (
        select %1$s as name, count(*) as jobs
        from job
        where state in ('new', 'resubmitted') and handler is null
        group by 1),
      active as (
        select %2$s as name,
               count(*) filter (where state = 'queued') as queued,
               count(*) filter (where state = 'running') as running
        from job
        where state in ('queued', 'running')
        group by 1),
      started as (
        select %2$s as name, count(*) as jobs,
               percentile_cont(0.5) within group (
                 order by extract(epoch from start_time - create_time)) as median,
               percentile_cont(0.9) within group (
                 order by extract(epoch from start_time - create_time)) as nine_tenths
        from job
        where update_time > clock_timestamp() - interval '1 hour'
          and start_time > clock_timestamp() - interval '1 hour'
        group by 1)
      select name, coalesce(waiting.jobs, 0), coalesce(queued, 0), coalesce(running, 0),
             coalesce(started.jobs, 0), median, nine_tenths
      from waiting
      full join active using (name)
      full join started using (name)
      order by name
      """;

  private static final String BY_TAG =
      LINES.formatted("coalesce(preassigned, handler_tag)", "coalesce(preassigned, handler_tag)");
  private static final String BY_DESTINATION =
      LINES.formatted("coalesce(destination_id, '')", "coalesce(destination_id, '')");

  private static final String LOADS =
      """
      select handler, state, count(*)
      from job
      where handler is not null and state in
          ('new', 'queued', 'running', 'finishing', 'resubmitted', 'deleting', 'stop', 'stopped', 'paused')
      group by handler, state
      """;

  private final EntityManager em;

  public QueueStatistics() {
    this(null);
  }

  @Inject
  public QueueStatistics(EntityManager em) {
    this.em = em;
  }

  /** The jobs of each tag, or of the one server that was chosen for them. */
  public List<QueueLine> byTag() {
    return lines(BY_TAG);
  }

  /** The jobs of each destination. */
  public List<QueueLine> byDestination() {
    return lines(BY_DESTINATION);
  }

  /** How many unfinished jobs each handler owns, by state. */
  @SuppressWarnings("unchecked")
  public Map<String, Map<JobState, Long>> loadOfHandlers() {
    List<Object[]> rows = em.createNativeQuery(LOADS).getResultList();
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                r -> (String) r[0],
                Collectors.toMap(
                    r -> JobState.of((String) r[1]).orElseThrow(),
                    r -> ((Number) r[2]).longValue())));
  }

  @SuppressWarnings("unchecked")
  private List<QueueLine> lines(String sql) {
    List<Object[]> rows = em.createNativeQuery(sql).getResultList();
    return rows.stream()
        .map(
            r ->
                new QueueLine(
                    (String) r[0],
                    number(r[1]),
                    number(r[2]),
                    number(r[3]),
                    new WaitTime(number(r[4]), seconds(r[5]), seconds(r[6]))))
        .toList();
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private static Optional<Duration> seconds(Object value) {
    return Optional.ofNullable((Number) value)
        .map(n -> BigDecimal.valueOf(n.doubleValue()).movePointRight(3).longValue())
        .map(Duration::ofMillis);
  }
}
