package org.abell.web.history;

import org.abell.dataset.DatasetColumn;
import org.abell.dataset.DatasetQuery.Order;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/** The orders a list of datasets may have: a member and a direction, {@code hid-asc} say. */
final class DatasetOrder {

  private DatasetOrder() {}

  static Order of(String order) {
    var parts = order.split("-", 2);
    var column =
        DatasetColumn.of(parts[0])
            .filter(c -> c != DatasetColumn.TOOL_ID)
            .orElseThrow(() -> unknown(order));
    return switch (parts.length > 1 ? parts[1] : "dsc") {
      case "asc" -> new Order(column, false);
      case "dsc", "desc" -> new Order(column, true);
      default -> throw unknown(order);
    };
  }

  private static Refusal unknown(String order) {
    return new Refusal(
        ErrorCode.PARAMETER_INVALID, "Datasets cannot be ordered by '%s'.".formatted(order));
  }
}
