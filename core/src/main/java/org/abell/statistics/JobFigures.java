package org.abell.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a metrics system keeps of jobs. READ COMMITTED: each answer is one statement and so one
 * moment. Reads the index of unfinished jobs, and those of the last change and of the end.
 */
@ApplicationScoped
@Transactional
public class JobFigures {

  /** No more times at once; the rest comes with the next question. */
  static final int MOST = 100_000;

  private static final String GROUPS =
"""
select coalesce(preassigned, handler_tag), coalesce(destination_id, ''), state,
       coalesce(handler, ''), count(*),
       extract(epoch from clock_timestamp() - min(create_time))
from job
where state in
    ('new', 'queued', 'running', 'finishing', 'resubmitted', 'deleting', 'stop', 'stopped', 'paused')
group by 1, 2, 3, 4
""";

  private static final String TIMES =
      """
      select id, 'wait', coalesce(destination_id, ''), '', start_time,
             extract(epoch from start_time - create_time)
      from job
      where update_time > :since and start_time > :since and handler = :handler
      union all
      select id, 'run', coalesce(destination_id, ''), state, end_time,
             extract(epoch from end_time - start_time)
      from job
      where end_time > :since and start_time is not null and handler = :handler
      order by 5
      limit :most
      """;

  private final EntityManager em;

  public JobFigures() {
    this(null);
  }

  @Inject
  public JobFigures(EntityManager em) {
    this.em = em;
  }

  /** All unfinished jobs. */
  @SuppressWarnings("unchecked")
  public List<JobGroup> unfinished() {
    List<Object[]> rows = em.createNativeQuery(GROUPS).getResultList();
    return rows.stream()
        .map(
            r ->
                new JobGroup(
                    (String) r[0],
                    (String) r[1],
                    (String) r[2],
                    (String) r[3],
                    ((Number) r[4]).longValue(),
                    ((Number) r[5]).doubleValue()))
        .toList();
  }

  /** Starts and ends of a handler's jobs after that moment, the oldest first. */
  @SuppressWarnings("unchecked")
  public List<JobTime> times(String handler, Instant since) {
    List<Object[]> rows =
        em.createNativeQuery(TIMES)
            .setParameter("handler", handler)
            .setParameter("since", since)
            .setParameter("most", MOST)
            .getResultList();
    return rows.stream().map(JobFigures::time).toList();
  }

  private static JobTime time(Object[] r) {
    return new JobTime(
        ((Number) r[0]).longValue(),
        JobTime.Kind.valueOf(((String) r[1]).toUpperCase(Locale.ROOT)),
        (String) r[2],
        (String) r[3],
        (Instant) r[4],
        ((Number) r[5]).doubleValue());
  }
}
