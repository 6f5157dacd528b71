package org.abell.admission;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.abell.job.JobClaim;

/**
 * Writes what a round decided, all jobs in one statement.
 *
 * <p>Relies on READ COMMITTED and row locks that are never waited for: a job that somebody else
 * holds, or has changed since it was read (its {@code xmin} tells), is left out of the answer. The
 * times are taken when the rows are locked, thus after the locks of the limits.
 */
final class Sending {

  // Looking the provider up costs more than writing the text: once is enough.
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final String SEND =
      """
      with chosen as (
        select *
        from json_to_recordset(cast(:jobs as json)) as c(
          id bigint, version bigint, destination text, runner text, local boolean,
          planned boolean)),
      free as materialized (
        select j.id
        from job j
        join chosen c on c.id = j.id and c.version = cast(cast(j.xmin as text) as bigint)
        where j.handler is null and j.state in ('new', 'resubmitted')
        order by j.id
        for update of j skip locked),
      sent as (
        update job
        set state = 'queued', handler = :handler, fence = job.fence + 1, info = '',
            wait_reason = '', not_before = null, destination_id = c.destination,
            destination_params = case when c.planned then job.destination_params else '{}' end,
            destination_env = case when c.planned then job.destination_env else '[]' end,
            planned_by = :fingerprint, runner = c.runner, external_id = null,
            runner_token = 'abell-' || job.id || '-' || (job.fence + 1),
            host = case when c.local then :host end,
            taken_time = clock_timestamp(), queued_time = clock_timestamp(),
            update_time = clock_timestamp()
        from free, chosen c
        where job.id = free.id and c.id = free.id
        returning job.id, job.fence, job.runner_token),
      noted as (
        insert into job_state_change (job_id, state, server, at)
        select id, 'queued', :handler, clock_timestamp() from sent),
      items as (
        update history_item h
        set info = '', update_time = clock_timestamp()
        from job_output o, sent
        where o.job_id = sent.id and h.id = o.item_id
        returning h.dataset_id),
      written as (
        update dataset d
        set state = 'queued', update_time = clock_timestamp()
        from items
        where d.id = items.dataset_id)
      select id, fence, runner_token from sent
      """;

  private static final String CLAIM =
      """
      with chosen as (
        select *
        from json_to_recordset(cast(:jobs as json)) as c(id bigint, version bigint)),
      free as materialized (
        select j.id
        from job j
        join chosen c on c.id = j.id and c.version = cast(cast(j.xmin as text) as bigint)
        where j.handler is null and j.state in ('new', 'resubmitted')
        order by j.id
        for update of j skip locked)
      update job
      set handler = :handler, fence = job.fence + 1, taken_time = clock_timestamp()
      from free
      where job.id = free.id
      returning job.id, job.fence
      """;

  private final EntityManager em;

  Sending(EntityManager em) {
    this.em = em;
  }

  /** Moves the jobs to their destinations' queues; those in the answer are the handler's. */
  @SuppressWarnings("unchecked")
  List<Admitted.Sent> send(List<Selection.Send> sends, Room room, String fingerprint) {
    if (sends.isEmpty()) {
      return List.of();
    }
    List<Object[]> rows =
        em.createNativeQuery(SEND)
            .setParameter("jobs", text(sends))
            .setParameter("handler", room.handler())
            .setParameter("host", room.host())
            .setParameter("fingerprint", fingerprint)
            .getResultList();
    var sent = rows.stream().collect(Collectors.toMap(r -> ((Number) r[0]).longValue(), r -> r));
    // In the order in which it is their turn.
    return sends.stream()
        .filter(s -> sent.containsKey(s.job().id()))
        .map(s -> sent(s, room.handler(), sent.get(s.job().id())))
        .toList();
  }

  private static Admitted.Sent sent(Selection.Send send, String handler, Object[] row) {
    var claim = new JobClaim(send.job().id(), handler, ((Number) row[1]).longValue());
    return new Admitted.Sent(claim, send.destinationId(), send.runner(), (String) row[2]);
  }

  /** Takes jobs whose destination is to be found; their state stays. */
  @SuppressWarnings("unchecked")
  List<Admitted.ToMap> claim(List<Selection.Search> searches, Room room) {
    if (searches.isEmpty()) {
      return List.of();
    }
    List<Object[]> rows =
        em.createNativeQuery(CLAIM)
            .setParameter("jobs", jobs(searches))
            .setParameter("handler", room.handler())
            .getResultList();
    var fences =
        rows.stream()
            .collect(
                Collectors.toMap(
                    r -> ((Number) r[0]).longValue(), r -> ((Number) r[1]).longValue()));
    return searches.stream()
        .filter(s -> fences.containsKey(s.job().id()))
        .map(
            s ->
                new Admitted.ToMap(
                    new JobClaim(s.job().id(), room.handler(), fences.get(s.job().id())),
                    s.start(),
                    s.job().attempt()))
        .toList();
  }

  private static String text(List<Selection.Send> sends) {
    return array(
        sends,
        s ->
            Map.of(
                "id", s.job().id(),
                "version", s.job().version(),
                "destination", s.destinationId(),
                "runner", s.runner(),
                "local", s.local(),
                "planned", s.planned()));
  }

  private static String jobs(List<Selection.Search> searches) {
    return array(searches, s -> Map.of("id", s.job().id(), "version", s.job().version()));
  }

  private static <T> String array(List<T> values, Function<T, Map<String, Object>> fields) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    values.forEach(value -> array.add(JSON.createObjectBuilder(fields.apply(value))));
    return array.build().toString();
  }
}
