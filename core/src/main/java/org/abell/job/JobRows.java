package org.abell.job;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Locks single job rows for writers that need no claim: users, admins, cascades. */
final class JobRows {

  private static final String LOCK = "select id from job where id = :id for update";

  private JobRows() {}

  /** The job as it is once its row is locked; it stays locked until the transaction ends. */
  static Optional<Job> lock(EntityManager em, long id) {
    var locked = em.createNativeQuery(LOCK, Long.class).setParameter("id", id).getResultList();
    if (locked.isEmpty()) {
      return Optional.empty();
    }
    var job = em.find(Job.class, id);
    // It may have been read before the lock was had.
    em.refresh(job);
    return Optional.of(job);
  }
}
