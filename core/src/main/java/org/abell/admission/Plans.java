package org.abell.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.abell.job.JobClaim;
import org.abell.jobconf.DestinationAdditions;

/**
 * Stores what the search for a job's destination came to, and gives the job back: it waits again,
 * and the next round of any handler admits it.
 *
 * <p>Each write names handler and fence in one statement; one that hits no row came too late.
 */
@ApplicationScoped
@Transactional
public class Plans {

  private static final String STORE =
      """
      update job
      set destination_id = :destination, destination_params = :params, destination_env = :env,
          planned_by = :fingerprint, wait_reason = '', not_before = null,
          handler = null, fence = fence + 1
      where id = :id and handler = :handler and fence = :fence
        and state in ('new', 'resubmitted')
      """;

  private static final String DEFER =
      """
      update job
      set wait_reason = :reason,
          not_before = clock_timestamp() + make_interval(secs => :seconds),
          handler = null, fence = fence + 1
      where id = :id and handler = :handler and fence = :fence
        and state in ('new', 'resubmitted')
      """;

  private final EntityManager em;

  public Plans() {
    this(null);
  }

  @Inject
  public Plans(EntityManager em) {
    this.em = em;
  }

  /**
   * Where a job shall go.
   *
   * @param destinationId of the configuration with that fingerprint
   * @param additions what the job has beyond that destination
   */
  public record Plan(String destinationId, DestinationAdditions additions, String fingerprint) {}

  /** The job waits for its turn at the planned destination. */
  public boolean store(JobClaim claim, Plan plan) {
    return em.createNativeQuery(STORE)
            .setParameter("destination", plan.destinationId())
            .setParameter("params", plan.additions().paramsJson())
            .setParameter("env", plan.additions().environmentJson())
            .setParameter("fingerprint", plan.fingerprint())
            .setParameter("id", claim.jobId())
            .setParameter("handler", claim.handler())
            .setParameter("fence", claim.fence())
            .executeUpdate()
        == 1;
  }

  /** The rule is to be asked again after a while. */
  public boolean notYet(JobClaim claim, String reason, Duration again) {
    return em.createNativeQuery(DEFER)
            .setParameter("reason", reason)
            .setParameter("seconds", again.toMillis() / 1000.0)
            .setParameter("id", claim.jobId())
            .setParameter("handler", claim.handler())
            .setParameter("fence", claim.fence())
            .executeUpdate()
        == 1;
  }
}
