package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

/**
 * Moves the unfinished jobs of handlers that lost their lease, or hand over, to another one.
 *
 * <p>Relies on READ COMMITTED and row locks only, in one statement. Two takers never get the same
 * job: each skips what the other has locked, and a committed takeover no longer matches. The lease
 * is not locked, so its owner may come back at the very moment: whichever of its writes gets the
 * job's row first is whole, and all later ones miss, because the fence went up.
 *
 * <p>When the database was away for long, all leases have run out. So a taker calls nobody lost
 * before its own lease has been valid for as long as a lease runs, except those that were stopped
 * in good order.
 *
 * <p>Who lives and hands over keeps what only it can end: what it is just starting or storing.
 */
@ApplicationScoped
@Transactional
public class Takeovers {

  // A draining taker helps where nobody else of the host can watch. A job queued before hosts were
  // noted is on the host of its owner when it is local.
  private static final String TAKE_OVER =
      """
      with me as (
        select server, host, valid_since, effective_mode = 'working' as works
        from server_lease
        where server = :handler and expires_at > clock_timestamp()
          and effective_mode <> 'handing_over'),
      working as (
        select server, host, string_to_array(tags, ',') || server as names
        from server_lease
        where 'handler' = any (string_to_array(role, ','))
          and expires_at > clock_timestamp() and effective_mode = 'working'),
      leaving as (
        select l.server, l.host, l.expires_at > clock_timestamp() as alive,
               case when l.expires_at > clock_timestamp() then ', which hands over'
                    when l.stopped then ', which was stopped'
                    else ', whose lease ran out' end as why
        from server_lease l, me
        where l.server <> me.server
          and case
            when l.expires_at > clock_timestamp() then l.effective_mode = 'handing_over'
            else l.stopped
              or me.valid_since <= clock_timestamp() - make_interval(secs => :patience) end),
      found as (
        select j.id, j.handler_tag, l.server as owner, l.server || l.why as whom, l.alive,
               j.state in ('new', 'resubmitted') as waits,
               coalesce(j.host, case when j.runner = 'local' then l.host end) as place
        from job j
        join leaving l on l.server = j.handler
        where j.state in
            ('new', 'queued', 'running', 'finishing', 'resubmitted', 'deleting', 'stop', 'stopped')
          and not (l.alive
            and (j.state in ('new', 'resubmitted') or j.runner = 'upload'
                 or j.state = 'queued' and j.external_id is null))),
      next as (
        select j.id, f.whom, f.waits
        from found f
        join job j on j.id = f.id and j.handler = f.owner
        cross join me
        where f.waits
          or (f.place is null or f.place = me.host)
            and (me.works and f.handler_tag = any (string_to_array(:tags, ',') || me.server)
              or not exists (
                select 1
                from working w
                where (f.place is null or f.place = w.host)
                  and (w.server <> me.server and f.handler_tag = any (w.names)
                       or not me.works and not f.alive))
              and (me.works or not f.alive and f.place is not null))
        order by j.id
        limit :most
        for update of j skip locked),
      moved as (
        update job
        set handler = case when next.waits then null else :handler end,
            fence = job.fence + 1, update_time = clock_timestamp()
        from next
        where job.id = next.id
        returning job.id, job.handler, next.whom, job.state),
      noted as (
        insert into job_state_change (job_id, state, info, server, at)
        select id, state,
               case when handler is null then 'Waits again: it was taken by ' || whom || '.'
                    else 'Taken over from ' || whom || '.' end,
               :handler, clock_timestamp()
        from moved)
      select id, handler is not null, whom from moved order by id
      """;

  // Who is meant by name and does not work at present is not waited for, if another one can.
  private static final String FREE =
      """
      with me as (
        select server, valid_since from server_lease
        where server = :handler and expires_at > clock_timestamp()
          and effective_mode = 'working'),
      next as (
        select j.id, j.preassigned as meant
        from job j
        cross join me
        where j.state in ('new', 'resubmitted') and j.handler is null
          and j.preassigned <> me.server
          and j.handler_tag = any (string_to_array(:tags, ',') || me.server)
          and me.valid_since <= clock_timestamp() - make_interval(secs => :patience)
          and not exists (
            select 1 from server_lease l
            where l.server = j.preassigned
              and case
                when l.expires_at > clock_timestamp() then l.effective_mode = 'working'
                else not l.stopped
                  and l.expires_at > clock_timestamp() - make_interval(secs => :patience) end)
        order by j.id
        limit :most
        for update of j skip locked),
      freed as (
        update job
        set preassigned = null, update_time = clock_timestamp()
        from next
        where job.id = next.id
        returning job.id, job.state, next.meant),
      noted as (
        insert into job_state_change (job_id, state, info, server, at)
        select id, state, 'Waits for any handler: ' || meant || ', which it was for, does not work.',
               :handler, clock_timestamp()
        from freed)
      select id from freed order by id
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
   * Moves at most so many jobs: those with one of the tags, and those that no working handler with
   * their tag can watch. One that was not yet sent anywhere waits again, for any handler; all
   * others are the taker's, with a row in their history that says so. What runs on another host is
   * left to the handlers of that host.
   *
   * @param handler the taker; nothing is moved while it has no lease itself, or hands over
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

  /**
   * Lets waiting jobs that were meant for a certain handler wait for any, when that one is gone for
   * so many seconds, or takes none.
   */
  @SuppressWarnings("unchecked")
  public List<Long> freePreassigned(
      String handler, Collection<String> tags, int patience, int most) {
    List<Number> freed =
        em.createNativeQuery(FREE)
            .setParameter("handler", handler)
            .setParameter("tags", String.join(",", tags))
            .setParameter("patience", patience)
            .setParameter("most", most)
            .getResultList();
    return freed.stream().map(Number::longValue).toList();
  }
}
