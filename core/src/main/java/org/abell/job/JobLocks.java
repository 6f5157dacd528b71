package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** The job lock: one row that every taking looks at, so it holds on every server at once. */
@ApplicationScoped
@Transactional
public class JobLocks {

  private final EntityManager em;

  public JobLocks() {
    this(null);
  }

  @Inject
  public JobLocks(EntityManager em) {
    this.em = em;
  }

  /** The lock as it stands. */
  public JobLock current() {
    var row =
        (Object[])
            em.createNativeQuery("select active, set_by, reason, set_at from job_lock")
                .getSingleResult();
    return new JobLock((Boolean) row[0], (String) row[1], (String) row[2], (Instant) row[3]);
  }

  /** Switches the lock; the schema's trigger wakes the handlers. */
  public void set(boolean active, String by, String reason) {
    em.createNativeQuery(
            """
            update job_lock
            set active = :active, set_by = :by, reason = :reason, set_at = clock_timestamp()
            """)
        .setParameter("active", active)
        .setParameter("by", by)
        .setParameter("reason", reason)
        .executeUpdate();
  }
}
