package org.abell.web.history;

import jakarta.json.JsonObject;
import java.util.Comparator;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/** The orders a list of datasets may have: a member and a direction, {@code hid-asc} say. */
final class DatasetOrder {

  private DatasetOrder() {}

  static Comparator<JsonObject> of(String order) {
    var parts = order.split("-", 2);
    Comparator<JsonObject> by =
        switch (parts[0]) {
          case "hid" -> Comparator.comparingInt(d -> d.getInt("hid"));
          case "name", "create_time", "update_time" ->
              Comparator.comparing((JsonObject d) -> d.getString(parts[0]))
                  .thenComparingInt(d -> d.getInt("hid"));
          default -> throw unknown(order);
        };
    var direction = parts.length > 1 ? parts[1] : "dsc";
    return switch (direction) {
      case "asc" -> by;
      case "dsc", "desc" -> by.reversed();
      default -> throw unknown(order);
    };
  }

  private static Refusal unknown(String order) {
    return new Refusal(
        ErrorCode.PARAMETER_INVALID, "Datasets cannot be ordered by '%s'.".formatted(order));
  }
}
