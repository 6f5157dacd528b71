package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/**
 * Ends or holds jobs that nobody owns yet, in the transaction that found out why. A job that
 * somebody else is writing at the moment is left alone.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class WaitingJobs {

  private static final String LOCK =
      """
      select id from job
      where id = :id and handler is null and state in ('new', 'resubmitted')
      for update skip locked
      """;

  private final EntityManager em;
  private final Clock clock;
  private final OutputStates outputs;

  public WaitingJobs() {
    this(null, null, null);
  }

  @Inject
  public WaitingJobs(EntityManager em, Clock clock, OutputStates outputs) {
    this.em = em;
    this.clock = clock;
    this.outputs = outputs;
  }

  /** Ends a job that cannot run. */
  public void fail(long jobId, String reason, String server) {
    lock(jobId)
        .ifPresent(
            job -> {
              job.failWith(reason, "", by(server));
              outputs.follow(job, by(server));
            });
  }

  /** Holds a job, and all that depend on it, until somebody resumes it. */
  public void pause(long jobId, String reason, String server) {
    lock(jobId)
        .ifPresent(
            job -> {
              job.pause(reason, by(server));
              outputs.follow(job, by(server));
            });
  }

  /** Ends or holds a job whose inputs are no good; one whose inputs are well again just waits. */
  public void refuseForInputs(long jobId, String server) {
    var check = lock(jobId).map(InputCheck::of).orElseGet(InputCheck.Fine::new);
    if (check instanceof InputCheck.Gone gone) {
      fail(jobId, gone.reason(), server);
    } else if (check instanceof InputCheck.Hold hold) {
      pause(jobId, hold.reason(), server);
    }
  }

  private Optional<Job> lock(long jobId) {
    var locked = em.createNativeQuery(LOCK, Long.class).setParameter("id", jobId).getResultList();
    return locked.isEmpty() ? Optional.empty() : Optional.of(em.find(Job.class, jobId));
  }

  private By by(String server) {
    return new By(server, clock.instant());
  }
}
