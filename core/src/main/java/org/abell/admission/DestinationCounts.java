package org.abell.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import org.abell.mapping.ActiveCounts;

/** Counts jobs at destinations for rules that look at how busy they are. */
@ApplicationScoped
@Transactional
public class DestinationCounts implements ActiveCounts {

  private static final String COUNT =
      """
      select count(*)
      from job
      where destination_id = any (string_to_array(:destinations, chr(10)))
        and state = any (string_to_array(:states, ','))
        and state in ('queued', 'running')
      """;

  private final EntityManager em;

  public DestinationCounts() {
    this(null);
  }

  @Inject
  public DestinationCounts(EntityManager em) {
    this.em = em;
  }

  @Override
  public long count(Collection<String> destinationIds, Collection<String> states) {
    return ((Number)
            em.createNativeQuery(COUNT)
                .setParameter("destinations", String.join("\n", destinationIds))
                .setParameter("states", String.join(",", states))
                .getSingleResult())
        .longValue();
  }
}
