package org.abell.jobconf;

import java.util.List;
import java.util.Map;

/**
 * How the containers of tools are found.
 *
 * @param ofDestinations the lists of destinations that have one of their own, by id
 * @param ofOthers the list for all others
 */
public record ContainerResolvers(
    Map<String, List<ContainerResolver>> ofDestinations, List<ContainerResolver> ofOthers) {

  /** Nothing is configured. */
  public static final ContainerResolvers USUAL =
      new ContainerResolvers(Map.of(), ContainerResolver.usual());

  public ContainerResolvers {
    ofDestinations = Map.copyOf(ofDestinations);
    ofOthers = List.copyOf(ofOthers);
  }

  /** The list of a destination, in its order. */
  public List<ContainerResolver> of(Destination destination) {
    return ofDestinations.getOrDefault(destination.id(), ofOthers);
  }
}
