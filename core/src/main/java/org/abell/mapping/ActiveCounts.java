package org.abell.mapping;

import java.util.Collection;

/** How many jobs there are at destinations now. */
@FunctionalInterface
public interface ActiveCounts {

  /** The jobs of all these destinations that are in one of the states, such as {@code queued}. */
  long count(Collection<String> destinationIds, Collection<String> states);
}
