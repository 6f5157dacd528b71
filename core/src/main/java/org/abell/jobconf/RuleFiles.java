package org.abell.jobconf;

import java.util.List;
import java.util.Map;

/**
 * What the files say by which dynamic destinations decide, by the id of the destination.
 *
 * @param rules of destinations of the type rules, in their order
 * @param toolDestinations of destinations of the type dtd
 */
public record RuleFiles(
    Map<String, List<DestinationRule>> rules, Map<String, ToolDestinations> toolDestinations) {

  /** No files at all. */
  public static final RuleFiles NONE = new RuleFiles(Map.of(), Map.of());

  public RuleFiles {
    rules = Map.copyOf(rules);
    toolDestinations = Map.copyOf(toolDestinations);
  }
}
