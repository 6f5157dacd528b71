package org.abell.web.history;

import java.util.ArrayList;
import java.util.List;
import org.abell.history.Comparison;
import org.abell.history.Condition;
import org.abell.history.HistoryColumn;
import org.abell.web.protocol.Filters;
import org.abell.web.protocol.Filters.Filter;
import org.abell.web.protocol.Times;
import org.abell.web.protocol.Truth;

/** Filters of clients as conditions on histories. */
final class HistoryFilters {

  private HistoryFilters() {}

  /** Deleted ones are left out, unless the filters say which are wanted. */
  static List<Condition<HistoryColumn>> of(Filters filters) {
    var all = new ArrayList<Condition<HistoryColumn>>();
    filters.all().forEach(f -> all.add(condition(f)));
    if (!filters.mentions("deleted")) {
      all.add(new Condition<>(HistoryColumn.DELETED, Comparison.EQ, List.of(false)));
    }
    return all;
  }

  private static Condition<HistoryColumn> condition(Filter filter) {
    return switch (filter.name()) {
      case "name" -> on(HistoryColumn.NAME, filter);
      case "deleted" -> on(HistoryColumn.DELETED, filter);
      case "purged" -> on(HistoryColumn.PURGED, filter);
      // What is published can be imported.
      case "published", "importable" -> on(HistoryColumn.PUBLISHED, filter);
      case "create_time" -> on(HistoryColumn.CREATE_TIME, filter);
      case "update_time" -> on(HistoryColumn.UPDATE_TIME, filter);
      // No history has one here.
      case "slug", "tag", "annotation" ->
          new Condition<>(HistoryColumn.NAME, Comparison.IN, List.of());
      default -> throw filter.unknown();
    };
  }

  private static Condition<HistoryColumn> on(HistoryColumn column, Filter filter) {
    return new Condition<>(column, filter.comparison(), filter.values(v -> value(column, v)));
  }

  private static Object value(HistoryColumn column, String text) {
    return switch (column) {
      case NAME -> text;
      case DELETED, PURGED, PUBLISHED -> Truth.fromString(text).value();
      case CREATE_TIME, UPDATE_TIME -> Times.parse(text);
    };
  }
}
