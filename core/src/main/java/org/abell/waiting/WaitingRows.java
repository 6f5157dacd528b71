package org.abell.waiting;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.abell.admission.Candidate;

/**
 * Reads waiting jobs with their places in the queue, a page at a time. The order is that of
 * admission: priority, then the fair share of the users, then age. Any snapshot will do: what is
 * read is shown to people.
 */
final class WaitingRows {

  private static final String READ =
      """
      with active as (
        select a.user_id, count(*) as jobs
        from job a
        where a.state in ('queued', 'running')
        group by a.user_id),
      own as (
        select j.id, j.user_id, j.priority,
               row_number() over (partition by j.user_id
                                  order by j.state desc, j.priority desc, j.id) as place
        from job j
        where j.state in ('new', 'resubmitted') and j.handler is null),
      queue as (
        select o.id, o.place,
               row_number() over (order by o.priority desc, coalesce(a.jobs, 0) + o.place, o.id)
                 as position
        from own o
        left join active a on a.user_id = o.user_id)
      select j.id, j.user_id, j.tool_id, j.tool_version, j.state, j.attempt, j.destination_id,
             j.planned_by, j.pinned, j.handler_tag, j.preassigned, j.handler,
             case when j.state = 'paused' then j.info else j.wait_reason end,
             case when j.not_before > clock_timestamp() then j.not_before end,
             q.place, q.position
      from job j
      left join queue q on q.id = j.id
      where j.id = any (cast(string_to_array(:ids, ',') as bigint[]))
        and (j.state in ('new', 'resubmitted', 'paused')
          or j.state = 'queued' and j.wait_reason <> '')
      order by j.id
      """;

  private static final String INPUTS =
      """
      select i.job_id, h.hid, h.name, d.state
      from job_input i
      join history_item h on h.id = i.item_id
      join dataset d on d.id = h.dataset_id
      where i.job_id = any (cast(string_to_array(:ids, ',') as bigint[]))
        and d.state in ('new', 'upload', 'queued', 'running', 'setting_metadata')
      order by i.job_id, h.hid
      """;

  private final EntityManager em;

  WaitingRows(EntityManager em) {
    this.em = em;
  }

  /** Those of the jobs that wait, here or at a cluster that says why, or are paused. */
  @SuppressWarnings("unchecked")
  List<WaitingRow> read(Collection<Long> ids) {
    List<Object[]> rows = em.createNativeQuery(READ).setParameter("ids", text(ids)).getResultList();
    return rows.stream().map(WaitingRows::row).toList();
  }

  /** The inputs that are not there yet, by job. */
  @SuppressWarnings("unchecked")
  Map<Long, List<WaitingRow.Input>> inputs(Collection<Long> ids) {
    List<Object[]> rows =
        em.createNativeQuery(INPUTS).setParameter("ids", text(ids)).getResultList();
    var inputs = new LinkedHashMap<Long, List<WaitingRow.Input>>();
    for (var row : rows) {
      inputs
          .computeIfAbsent(((Number) row[0]).longValue(), id -> new ArrayList<>())
          .add(
              new WaitingRow.Input(((Number) row[1]).intValue(), (String) row[2], (String) row[3]));
    }
    return inputs;
  }

  private static String text(Collection<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static WaitingRow row(Object[] row) {
    return new WaitingRow(
        candidate(row),
        (String) row[4],
        new WaitingRow.Assignment(
            (String) row[9],
            Optional.ofNullable((String) row[10]),
            Optional.ofNullable((String) row[11])),
        (String) row[12],
        Optional.ofNullable((Instant) row[13]),
        place(row[14]),
        place(row[15]));
  }

  private static Candidate candidate(Object[] row) {
    return new Candidate(
        ((Number) row[0]).longValue(),
        0,
        ((Number) row[1]).longValue(),
        new Candidate.Tool((String) row[2], (String) row[3]),
        row[4].equals("resubmitted"),
        ((Number) row[5]).intValue(),
        new Candidate.Plan(Optional.ofNullable((String) row[6]), (String) row[7], (Boolean) row[8]),
        false);
  }

  private static OptionalInt place(Object value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(((Number) value).intValue());
  }
}
