package org.abell.web.history;

import java.util.List;
import org.abell.dataset.DatasetColumn;
import org.abell.history.Comparison;
import org.abell.history.Condition;
import org.abell.history.DatasetState;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Filters;
import org.abell.web.protocol.Filters.Filter;
import org.abell.web.protocol.Refusal;
import org.abell.web.protocol.Times;
import org.abell.web.protocol.Truth;

/** Filters of clients as conditions on datasets. */
final class DatasetFilters {

  private DatasetFilters() {}

  static List<Condition<DatasetColumn>> of(Filters filters) {
    return filters.all().stream().map(DatasetFilters::condition).toList();
  }

  private static Condition<DatasetColumn> condition(Filter filter) {
    if (filter.name().equals("tag")) {
      // Nothing has a tag here.
      return new Condition<>(DatasetColumn.NAME, Comparison.IN, List.of());
    }
    var column = DatasetColumn.of(filter.name()).orElseThrow(filter::unknown);
    return new Condition<>(column, filter.comparison(), filter.values(v -> value(column, v)));
  }

  private static Object value(DatasetColumn column, String text) {
    return switch (column) {
      case NAME, EXTENSION, GENOME_BUILD, TOOL_ID -> text;
      case HID -> number(text);
      case STATE -> state(text);
      case VISIBLE, DELETED, PURGED -> Truth.fromString(text).value();
      case CREATE_TIME, UPDATE_TIME -> Times.parse(text);
    };
  }

  private static Integer number(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new Refusal(ErrorCode.PARAMETER_INVALID, "'%s' is not a whole number.".formatted(text));
    }
  }

  /** A typing error must not look like an empty list. */
  private static DatasetState state(String word) {
    return DatasetState.of(word)
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.PARAMETER_INVALID, "'%s' is no state of a dataset.".formatted(word)));
  }
}
