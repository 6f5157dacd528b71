package org.abell.web.protocol;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Galaxy's list filters, pairs of {@code q=name-op} and {@code qv=value}. They look at documents,
 * so what is compared is exactly what was shown.
 */
public record Filters(List<Condition> conditions) implements Predicate<JsonObject> {

  /** One condition on one member of a document. */
  public record Condition(String name, String op, String value) {}

  public Filters {
    conditions = List.copyOf(conditions);
  }

  /** Pairs names with values; missing values are refused. */
  public static Filters of(List<String> names, List<String> values) {
    if (names.size() != values.size()) {
      throw new Refusal(ErrorCode.PARAMETER_INVALID, "Each q needs a qv.");
    }
    var conditions = new ArrayList<Condition>();
    for (var i = 0; i < names.size(); i++) {
      var parts = names.get(i).split("-", 2);
      conditions.add(new Condition(parts[0], parts.length > 1 ? parts[1] : "eq", values.get(i)));
    }
    return new Filters(conditions);
  }

  /** Whether a truth value is asked for, such as {@code deleted}. */
  public boolean wants(String name) {
    return conditions.stream()
        .anyMatch(c -> c.name().equals(name) && Truth.fromString(c.value()).value());
  }

  /** Whether there is a condition on the member. */
  public boolean mentions(String name) {
    return conditions.stream().anyMatch(c -> c.name().equals(name));
  }

  @Override
  public boolean test(JsonObject document) {
    return conditions.stream().allMatch(c -> holds(c, document));
  }

  private static boolean holds(Condition condition, JsonObject document) {
    var shown = document.get(condition.name());
    if (shown == null) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID,
          "Lists cannot be filtered by '%s'.".formatted(condition.name()));
    }
    var value = comparable(condition);
    return switch (condition.op()) {
      case "eq" -> text(shown).equals(value);
      case "in" -> List.of(condition.value().split(",")).contains(text(shown));
      case "ge" -> text(shown).compareTo(value) >= 0;
      case "gt" -> text(shown).compareTo(value) > 0;
      case "le" -> text(shown).compareTo(value) <= 0;
      case "lt" -> text(shown).compareTo(value) < 0;
      case "contains", "like" -> contains(text(shown), value.replace("%", ""));
      default ->
          throw new Refusal(
              ErrorCode.PARAMETER_INVALID,
              "'%s' is not a way to compare.".formatted(condition.op()));
    };
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static String comparable(Condition condition) {
    return switch (condition.name()) {
      case "create_time", "update_time" -> Times.text(Times.parse(condition.value()));
      case "deleted", "purged", "visible", "published" ->
          Boolean.toString(Truth.fromString(condition.value()).value());
      default -> condition.value();
    };
  }

  private static String text(JsonValue shown) {
    if (shown instanceof JsonString text) {
      return text.getString();
    }
    return shown instanceof JsonNumber number ? number.toString() : shown.toString();
  }
}
