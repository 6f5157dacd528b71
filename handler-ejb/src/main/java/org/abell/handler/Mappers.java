package org.abell.handler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Random;
import org.abell.admission.DestinationCounts;
import org.abell.mapping.DestinationMapper;
import org.abell.mapping.Hook;

/** Gives the search for destinations those whom rules ask. */
@ApplicationScoped
public class Mappers {

  private final DestinationCounts counts;
  private final Hook hook;

  public Mappers() {
    this(null, null);
  }

  @Inject
  public Mappers(DestinationCounts counts, Hook hook) {
    this.counts = counts;
    this.hook = hook;
  }

  DestinationMapper mapper() {
    return new DestinationMapper(counts, hook, new Random());
  }
}
