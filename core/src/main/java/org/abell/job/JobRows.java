package org.abell.job;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Locks single job rows for writers that need no claim: users, admins, cascades. */
final class JobRows {

  private static final String LOCK = "select id from job where id = :id for update";

  private static final String FREE =
      """
      update job
      set handler = null, preassigned = null, fence = fence + 1
      where id = :id
      """;

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

  /** Nobody owns the locked job any more, and any handler with its tag may take it. */
  static void free(EntityManager em, Job job) {
    em.flush();
    em.createNativeQuery(FREE).setParameter("id", job.id()).executeUpdate();
    em.refresh(job);
  }
}
