package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Jobs on hosts that are gone. They are nobody's to watch: they run again elsewhere or fail.
 *
 * <p>Relies on READ COMMITTED and the lock of the job's row under the claim of the owner that is
 * gone; whether its host is still without a handler is asked again under that lock. A handler that
 * comes back there at the very moment finds the fence raised.
 */
@ApplicationScoped
@Transactional
public class StrandedJobs {

  private static final String HOST =
      "coalesce(j.host, case when j.runner = 'local' then l.host end)";

  private static final String LIVING =
      """
      select 1 from server_lease o
      where o.host = %s and o.expires_at > clock_timestamp()
        and 'handler' = any (string_to_array(o.role, ','))
      """
          .formatted(HOST);

  // Only a working handler looks, and only after it was there itself for a while.
  private static final String FIND =
      """
      select j.id, j.handler, j.fence, coalesce(j.destination_id, ''), j.destination_params, %s,
             extract(epoch from clock_timestamp() - (
               select max(o.expires_at) from server_lease o where o.host = %s))
      from job j
      join server_lease l on l.server = j.handler
      cross join server_lease me
      where me.server = :handler and me.expires_at > clock_timestamp()
        and me.effective_mode = 'working'
        and me.valid_since <= clock_timestamp() - make_interval(secs => :patience)
        and l.expires_at <= clock_timestamp()
        and j.state in ('queued', 'running', 'finishing', 'deleting', 'stop', 'stopped')
        and %s <> me.host
        and not exists (%s)
      order by j.id
      limit :most
      """
          .formatted(HOST, HOST, HOST, LIVING);

  private static final String LOCK =
      """
      select j.id
      from job j
      join server_lease l on l.server = j.handler
      where j.id = :id and j.handler = :owner and j.fence = :fence and not exists (%s)
      for update of j skip locked
      """
          .formatted(LIVING);

  private static final String TAKE =
      "update job set handler = :handler, fence = fence + 1 where id = :id";

  private final EntityManager em;
  private final Clock clock;
  private final OutputStates outputs;

  public StrandedJobs() {
    this(null, null, null);
  }

  @Inject
  public StrandedJobs(EntityManager em, Clock clock, OutputStates outputs) {
    this.em = em;
    this.clock = clock;
    this.outputs = outputs;
  }

  /**
   * At most so many of them, oldest first.
   *
   * @param handler who asks; nothing is found while it has no lease, or does not work
   * @param patience for how many seconds its own lease has to be valid already
   */
  @SuppressWarnings("unchecked")
  public List<StrandedJob> find(String handler, int patience, int most) {
    List<Object[]> rows =
        em.createNativeQuery(FIND)
            .setParameter("handler", handler)
            .setParameter("patience", patience)
            .setParameter("most", most)
            .getResultList();
    return rows.stream().map(StrandedJobs::stranded).toList();
  }

  /** Lets it run again elsewhere, unless somebody was faster; one that is to be stopped ends. */
  public boolean runAgain(StrandedJob stranded, String handler, String reason) {
    return change(stranded, handler, JobState.RESUBMITTED, reason);
  }

  /** Fails it, unless somebody was faster; one that is to be stopped ends. */
  public boolean fail(StrandedJob stranded, String handler, String reason) {
    return change(stranded, handler, JobState.ERROR, reason);
  }

  private boolean change(StrandedJob stranded, String handler, JobState wanted, String reason) {
    var job = take(stranded, handler);
    job.ifPresent(
        j -> {
          var by = new By(handler, clock.instant());
          if (j.state() == JobState.DELETING) {
            j.stopped(by);
          } else if (wanted == JobState.RESUBMITTED && j.state().canBecome(wanted)) {
            j.tryAgain(reason, by);
            JobRows.free(em, j);
          } else {
            j.failWith(reason, "", by);
          }
          outputs.follow(j, by);
        });
    return job.isPresent();
  }

  private Optional<Job> take(StrandedJob stranded, String handler) {
    var claim = stranded.claim();
    var held =
        em.createNativeQuery(LOCK, Long.class)
            .setParameter("id", claim.jobId())
            .setParameter("owner", claim.handler())
            .setParameter("fence", claim.fence())
            .getResultList();
    if (held.isEmpty()) {
      return Optional.empty();
    }
    em.createNativeQuery(TAKE)
        .setParameter("handler", handler)
        .setParameter("id", claim.jobId())
        .executeUpdate();
    return Optional.of(em.find(Job.class, claim.jobId()));
  }

  private static StrandedJob stranded(Object[] r) {
    var claim =
        new JobClaim(((Number) r[0]).longValue(), (String) r[1], ((Number) r[2]).longValue());
    var silence = Duration.ofSeconds(((BigDecimal) r[6]).longValue());
    return new StrandedJob(claim, (String) r[3], (String) r[4], (String) r[5], silence);
  }
}
