package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.abell.user.User;

/** Keeps what users tell the admins about jobs that went wrong. */
@ApplicationScoped
@Transactional
public class ErrorReports {

  private final EntityManager em;
  private final Clock clock;

  public ErrorReports() {
    this(null, null);
  }

  @Inject
  public ErrorReports(EntityManager em, Clock clock) {
    this.em = em;
    this.clock = clock;
  }

  /** Keeps a report; the job itself is left as it is. */
  public void add(Job job, User user, String answerTo, String message) {
    em.persist(new ErrorReport(job, user, answerTo, message, clock.instant()));
  }

  /** All about a job, oldest first. */
  public List<ErrorReport> about(Job job) {
    return em.createQuery(
            "select r from ErrorReport r join fetch r.user where r.job = :job order by r.id",
            ErrorReport.class)
        .setParameter("job", job)
        .getResultList();
  }
}
