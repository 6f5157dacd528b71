package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Which jobs lost their handler and were recovered, as {@link Takeovers} noted it. */
@ApplicationScoped
@Transactional
public class Recoveries {

  private static final String RECOVERED =
      """
      select distinct c.job.id
      from JobStateChange c
      where c.job.id in :ids
        and (c.info like 'Taken over from %' or c.info like '%it was taken by %')
      """;

  private final EntityManager em;

  public Recoveries() {
    this(null);
  }

  @Inject
  public Recoveries(EntityManager em) {
    this.em = em;
  }

  /** Those of the jobs that were with a handler that was lost, at least once. */
  public Set<Long> among(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return em.createQuery(RECOVERED, Long.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toSet());
  }
}
