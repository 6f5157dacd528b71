package org.abell.history;

import java.util.List;
import java.util.OptionalLong;

/**
 * Which histories to list, the last changed first.
 *
 * @param userId only this user's
 * @param conditions that all must hold
 * @param limit at most so many
 * @param offset after skipping so many
 */
public record HistoryQuery(
    OptionalLong userId, List<Condition<HistoryColumn>> conditions, int limit, int offset) {

  public HistoryQuery {
    conditions = List.copyOf(conditions);
  }
}
