package org.abell.dataset;

import java.util.List;
import java.util.OptionalLong;
import org.abell.history.Condition;

/**
 * Which datasets to list.
 *
 * @param userId only this user's
 * @param historyId only this history's
 * @param conditions that all must hold
 * @param order what sorts
 * @param part which part of the list
 */
public record DatasetQuery(
    OptionalLong userId,
    OptionalLong historyId,
    List<Condition<DatasetColumn>> conditions,
    Order order,
    Part part) {

  /** What sorts; datasets that are equal in it come by their numbers. */
  public record Order(DatasetColumn column, boolean descending) {}

  /** At most so many, after skipping so many. */
  public record Part(int limit, int offset) {}

  public DatasetQuery {
    conditions = List.copyOf(conditions);
  }
}
