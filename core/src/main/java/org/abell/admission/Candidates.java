package org.abell.admission;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/**
 * Finds the jobs whose turn it is, in one statement that locks nothing.
 *
 * <p>The users who have waiting jobs are found by steps in the index {@code job_waiting}, and no
 * more than a window of each user's jobs is read from it. So neither finished jobs nor the length
 * of a user's queue count. Among users, a job comes the later, the more jobs its user has active or
 * waiting before it.
 *
 * <p>Relies on nothing but a snapshot: whoever acts upon it checks each row's version again. The
 * {@code offset 0} keeps the planner from reading all inputs of all jobs at once.
 */
final class Candidates {

  static final String FIND =
      """
      with recursive
      waiting_user as (
        (select j.user_id
         from job j
         where j.state in ('new', 'resubmitted') and j.handler is null
         order by j.user_id
         limit 1)
        union all
        select (select j.user_id
                from job j
                where j.state in ('new', 'resubmitted') and j.handler is null
                  and j.user_id > w.user_id
                order by j.user_id
                limit 1)
        from waiting_user w
        where w.user_id is not null),
      sharing as materialized (
        select w.user_id,
               (select count(*)
                from job a
                where a.user_id = w.user_id and a.state in ('queued', 'running')) as active
        from waiting_user w
        where w.user_id is not null
          and not (select active from job_lock)
          and exists (
            select 1
            from server_lease
            where server = :handler and effective_mode = 'working'
              and expires_at > clock_timestamp())),
      looked_at as (
        select j.*, u.active,
               row_number() over (partition by j.user_id
                                  order by j.state desc, j.priority desc, j.id) as place
        from sharing u
        cross join lateral (
          select j.id, cast(cast(j.xmin as text) as bigint) as version, j.user_id, j.state,
                 j.priority, j.tool_id, j.tool_version, j.attempt, j.destination_id,
                 j.planned_by, j.pinned
          from job j
          where j.user_id = u.user_id
            and j.state in ('new', 'resubmitted') and j.handler is null
            and (j.preassigned = :handler
                 or j.preassigned is null
                    and j.handler_tag = any (string_to_array(:tags, ',')))
            and (j.not_before is null or j.not_before <= clock_timestamp())
            and not exists (
              select 1
              from job_input i
              join history_item h on h.id = i.item_id
              join dataset d on d.id = h.dataset_id
              where i.job_id = j.id
                and d.state in ('new', 'upload', 'queued', 'running', 'setting_metadata')
              offset 0)
          order by j.state desc, j.priority desc, j.id
          limit :window) j),
      next as (
        select *
        from looked_at
        order by priority desc, active + place, id
        limit :most)
      select n.id, n.version, n.user_id, n.tool_id, n.tool_version, n.state, n.attempt,
             n.destination_id, n.planned_by, n.pinned,
             exists (
               select 1
               from job_input i
               join history_item h on h.id = i.item_id
               join dataset d on d.id = h.dataset_id
               where i.job_id = n.id
                 and (h.deleted or h.purged
                      or d.state in ('error', 'paused', 'failed_metadata', 'discarded'))
               offset 0)
      from next n
      order by n.priority desc, n.active + n.place, n.id
      """;

  private final EntityManager em;

  Candidates(EntityManager em) {
    this.em = em;
  }

  /**
   * At most so many jobs that the handler may run, the next one first; none under the job lock, or
   * for a handler without a lease or one that is to take nothing.
   *
   * @param window how many jobs of each user are looked at
   */
  @SuppressWarnings("unchecked")
  List<Candidate> find(Room room, int window, int most) {
    List<Object[]> rows =
        em.createNativeQuery(FIND)
            .setParameter("handler", room.handler())
            .setParameter("tags", String.join(",", room.tags()) + "," + room.handler())
            .setParameter("window", window)
            .setParameter("most", most)
            .getResultList();
    return rows.stream().map(Candidates::candidate).toList();
  }

  private static Candidate candidate(Object[] row) {
    return new Candidate(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        ((Number) row[2]).longValue(),
        new Candidate.Tool((String) row[3], (String) row[4]),
        row[5].equals("resubmitted"),
        ((Number) row[6]).intValue(),
        new Candidate.Plan(Optional.ofNullable((String) row[7]), (String) row[8], (Boolean) row[9]),
        (Boolean) row[10]);
  }
}
