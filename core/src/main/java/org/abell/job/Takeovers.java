package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

/**
 * Moves the unfinished jobs of handlers that lost their lease to a living handler.
 *
 * <p>Relies on READ COMMITTED and row locks only, in one statement. Two takers never get the same
 * job: each skips what the other has locked, and a committed takeover no longer matches. The lease
 * is not locked, so its owner may come back at the very moment: whichever of its writes gets the
 * job's row first is whole, and all later ones miss, because the fence went up.
 *
 * <p>When the database was away for long, all leases have run out. So a taker calls nobody lost
 * before its own lease has been valid for as long as a lease runs, except those that were stopped
 * in good order.
 */
@ApplicationScoped
@Transactional
public class Takeovers {

  // Where a local job runs, a handler of that host is the one that can go on watching it.
  private static final String TAKE_OVER =
      """
      with me as (
        select server, host, valid_since
        from server_lease
        where server = :handler and expires_at > clock_timestamp()),
      lost as (
        select l.server, l.stopped, l.host, l.host = me.host as here
        from server_lease l, me
        where l.server <> me.server and l.expires_at <= clock_timestamp()
          and (l.stopped
               or me.valid_since <= clock_timestamp() - make_interval(secs => :patience))),
      next as (
        select j.id, j.handler as owner, lost.stopped
        from job j
        join lost on lost.server = j.handler
        where j.state in
            ('new', 'queued', 'running', 'finishing', 'resubmitted', 'deleting', 'stop', 'stopped')
          and j.handler_tag in (select unnest(string_to_array(:tags, ',')))
          and (lost.here or j.state = 'new' or j.runner is distinct from 'local'
               or not exists (
                 select 1
                 from server_lease o
                 where o.host = lost.host and o.expires_at > clock_timestamp()
                   and j.handler_tag = any (string_to_array(o.tags, ','))))
        order by j.id
        limit :most
        for update of j skip locked),
      moved as (
        update job
        set handler = case when job.state = 'new' then null else :handler end,
            fence = job.fence + 1, update_time = clock_timestamp()
        from next
        where job.id = next.id
        returning job.id, job.handler, next.owner,
                  case when next.stopped then next.owner || ', which was stopped'
                       else next.owner || ', whose lease ran out' end as whom, job.state),
      noted as (
        insert into job_state_change (job_id, state, info, server, at)
        select id, state,
               case when handler is null then 'Waits again: it was taken by ' || whom || '.'
                    else 'Taken over from ' || whom || '.' end,
               :handler, clock_timestamp()
        from moved)
      select id, handler is not null, whom from moved order by id
      """;

  private final EntityManager em;

  public Takeovers() {
    this(null);
  }

  @Inject
  public Takeovers(EntityManager em) {
    this.em = em;
  }

  /**
   * What became of a job.
   *
   * @param kept whether the taker owns it now; else it waits to be taken again
   * @param from its owner so far, and why it is that no longer: {@code handler1, whose lease ran
   *     out}
   */
  public record Moved(long jobId, boolean kept, String from) {}

  /**
   * Moves at most so many jobs with one of the tags. One that was not yet dispatched waits again,
   * for any handler; all others are the taker's, with a row in their history that says so.
   *
   * @param handler the taker; nothing is moved while it has no lease itself
   * @param patience for how many seconds its own lease has to be valid already
   */
  @SuppressWarnings("unchecked")
  public List<Moved> run(String handler, Collection<String> tags, int patience, int most) {
    List<Object[]> rows =
        em.createNativeQuery(TAKE_OVER)
            .setParameter("handler", handler)
            .setParameter("tags", String.join(",", tags))
            .setParameter("patience", patience)
            .setParameter("most", most)
            .getResultList();
    return rows.stream()
        .map(r -> new Moved(((Number) r[0]).longValue(), (Boolean) r[1], (String) r[2]))
        .toList();
  }
}
