package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Takes waiting jobs for a handler.
 *
 * <p>Relies on READ COMMITTED and row locks only: two handlers never see the same row, because each
 * skips what the other has locked, and a committed taking no longer matches the condition.
 *
 * <p>A handler whose own lease has run out takes nothing: the others would only take it over.
 */
@ApplicationScoped
@Transactional
public class JobQueue {

  private static final String TAKE =
      """
      with next as (
        select j.id
        from job j
        where j.state = 'new' and j.handler is null
          and j.handler_tag in (select unnest(string_to_array(:tags, ',')))
          and not (select active from job_lock)
          and exists (
            select 1 from server_lease
            where server = :handler and expires_at > clock_timestamp()
              and effective_mode = 'working')
          and not exists (
            select 1
            from job_input i
            join history_item h on h.id = i.item_id
            join dataset d on d.id = h.dataset_id
            where i.job_id = j.id
              and d.state in ('new', 'upload', 'queued', 'running', 'setting_metadata'))
        order by j.priority desc, j.id
        limit :most
        for update of j skip locked)
      update job
      set handler = :handler, fence = fence + 1, taken_time = clock_timestamp()
      from next
      where job.id = next.id
      returning job.id, job.fence
      """;

  private final EntityManager em;

  public JobQueue() {
    this(null);
  }

  @Inject
  public JobQueue(EntityManager em) {
    this.em = em;
  }

  /** Takes at most so many jobs that wait for one of the tags and whose inputs are there. */
  @SuppressWarnings("unchecked")
  public List<JobClaim> take(String handler, Collection<String> tags, int most) {
    List<Object[]> rows =
        em.createNativeQuery(TAKE)
            .setParameter("tags", String.join(",", tags))
            .setParameter("handler", handler)
            .setParameter("most", most)
            .getResultList();
    return rows.stream()
        .map(r -> new JobClaim(((Number) r[0]).longValue(), handler, ((Number) r[1]).longValue()))
        .sorted(Comparator.comparingLong(JobClaim::jobId))
        .toList();
  }
}
