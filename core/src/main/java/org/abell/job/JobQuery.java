package org.abell.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which jobs to list.
 *
 * @param states any of these; empty means all
 * @param toolIds any of these; empty means all
 * @param toolPatterns any of these SQL LIKE patterns; empty means all
 * @param userId only this user's
 * @param historyId only this history's
 * @param updatedFrom inclusive
 * @param updatedTo inclusive
 * @param search words that all must occur
 * @param order which time sorts, the newest first
 * @param limit at most so many
 * @param offset after skipping so many
 */
public record JobQuery(
    Set<JobState> states,
    List<String> toolIds,
    List<String> toolPatterns,
    OptionalLong userId,
    OptionalLong historyId,
    Optional<Instant> updatedFrom,
    Optional<Instant> updatedTo,
    List<SearchTerm> search,
    Order order,
    int limit,
    int offset) {

  /** The time that sorts a list of jobs. */
  public enum Order {
    CREATE_TIME,
    UPDATE_TIME;

    JobOrder latestFirst() {
      return switch (this) {
        case CREATE_TIME -> new JobOrder(JobOrder.Column.CREATED, false);
        case UPDATE_TIME -> new JobOrder(JobOrder.Column.CHANGED, false);
      };
    }
  }

  public JobQuery {
    states = Set.copyOf(states);
    toolIds = List.copyOf(toolIds);
    toolPatterns = List.copyOf(toolPatterns);
    search = List.copyOf(search);
  }
}
