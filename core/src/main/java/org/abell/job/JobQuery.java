package org.abell.job;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * @param order what sorts
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

  /** What sorts a list of jobs; jobs that are equal in it come by their ids. */
  public record Order(Column column, boolean descending) {

    /** The newest first. */
    public static final Order CREATE_TIME = new Order(Column.CREATE_TIME, true);

    /** The last changed first. */
    public static final Order UPDATE_TIME = new Order(Column.UPDATE_TIME, true);
  }

  /** What a list of jobs can be sorted by; the words are the members of the API's documents. */
  public enum Column {
    ID,
    CREATE_TIME,
    UPDATE_TIME,
    STATE,
    TOOL_ID,
    USER_EMAIL,
    HANDLER,
    JOB_RUNNER_NAME,
    DESTINATION_ID,
    PRIORITY,
    ATTEMPT;

    /** The word for clients. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The column with this word. */
    public static Optional<Column> of(String label) {
      return Arrays.stream(values()).filter(c -> c.label().equals(label)).findFirst();
    }
  }

  public JobQuery {
    states = Set.copyOf(states);
    toolIds = List.copyOf(toolIds);
    toolPatterns = List.copyOf(toolPatterns);
    search = List.copyOf(search);
  }
}
