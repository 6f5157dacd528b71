package org.abell.jobconf;

import java.util.List;
import java.util.Map;

/**
 * A handler that the configuration lists.
 *
 * @param id the name of its server
 * @param tags the pools it belongs to; without any it is a default handler
 * @param runners the ids of the only runners it may use; empty for all
 * @param environment variables of its process
 */
public record Handler(
    String id, List<String> tags, List<String> runners, Map<String, String> environment) {

  public Handler {
    tags = List.copyOf(tags);
    runners = List.copyOf(runners);
    environment = Map.copyOf(environment);
  }

  /** Its tags, of which there is always one: without any, the default one. */
  public List<String> effectiveTags() {
    return tags.isEmpty() ? List.of(Handlers.DEFAULT_TAG) : tags;
  }
}
