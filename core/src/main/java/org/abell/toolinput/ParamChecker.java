package org.abell.toolinput;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abell.tool.Input;
import org.abell.tool.ParamType;
import org.abell.xml.XmlElement;

/** Turns what a request says for one parameter into a value of its type. */
final class ParamChecker {

  private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

  private final Input.Param param;
  private final DatasetLookup lookup;
  private final Map<String, List<ToolDataset>> datasets;

  ParamChecker(Input.Param param, DatasetLookup lookup, Map<String, List<ToolDataset>> datasets) {
    this.param = param;
    this.lookup = lookup;
    this.datasets = datasets;
  }

  /** The value; throws {@link WrongValue}. What is not given takes its default. */
  Value value(Optional<RequestValue> given) {
    var type = param.type();
    if (type instanceof ParamType.Text text) {
      return text(given, text.value());
    } else if (type instanceof ParamType.Hidden hidden) {
      return text(given, hidden.value());
    } else if (type instanceof ParamType.Whole whole) {
      return whole(given, whole);
    } else if (type instanceof ParamType.Decimal decimal) {
      return decimal(given, decimal);
    } else if (type instanceof ParamType.Flag flag) {
      return flag(given, flag);
    } else if (type instanceof ParamType.Select select) {
      return new SelectChecker(param, select).value(given);
    } else if (type instanceof ParamType.Data data) {
      return new DataChecker(param, data, lookup).value(given);
    } else if (type instanceof ParamType.Column column) {
      return new ColumnChecker(param, column, datasets).value(given);
    }
    return color(given, (ParamType.Color) type);
  }

  private Value text(Optional<RequestValue> given, Optional<String> usual) {
    var text = given.isPresent() ? given.get().text() : usual;
    if (text.isEmpty() && param.optional()) {
      return new Value.Absent();
    }
    return new Value.Text(text.orElse(""));
  }

  private Value whole(Optional<RequestValue> given, ParamType.Whole type) {
    var word =
        given.isPresent()
            ? given.get().word()
            : type.value().isPresent()
                ? Optional.of(Long.toString(type.value().getAsLong()))
                : Optional.<String>empty();
    if (word.isEmpty()) {
      return absent("a whole number is needed.");
    }
    long number = wholeNumber(word.get());
    if (type.min().isPresent() && number < type.min().getAsLong()) {
      throw new WrongValue(
          "must be at least %d, not %d.".formatted(type.min().getAsLong(), number));
    }
    if (type.max().isPresent() && number > type.max().getAsLong()) {
      throw new WrongValue("must be at most %d, not %d.".formatted(type.max().getAsLong(), number));
    }
    return new Value.Whole(number);
  }

  static long wholeNumber(String word) {
    try {
      return new BigDecimal(word).longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      throw new WrongValue("a whole number is needed, not '%s'.".formatted(word));
    }
  }

  private Value decimal(Optional<RequestValue> given, ParamType.Decimal type) {
    var word =
        given.isPresent()
            ? given.get().word()
            : type.value().isPresent()
                ? Optional.of(Double.toString(type.value().getAsDouble()))
                : Optional.<String>empty();
    if (word.isEmpty()) {
      return absent("a number is needed.");
    }
    double number = number(word.get());
    if (type.min().isPresent() && number < type.min().getAsDouble()) {
      throw new WrongValue(
          "must be at least %s, not %s.".formatted(type.min().getAsDouble(), number));
    }
    if (type.max().isPresent() && number > type.max().getAsDouble()) {
      throw new WrongValue(
          "must be at most %s, not %s.".formatted(type.max().getAsDouble(), number));
    }
    return new Value.Decimal(number);
  }

  private static double number(String word) {
    try {
      double number = new BigDecimal(word).doubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new WrongValue("a number is needed, not '%s'.".formatted(word));
    }
    throw new WrongValue("%s is too large.".formatted(word));
  }

  private Value flag(Optional<RequestValue> given, ParamType.Flag type) {
    if (given.isEmpty()) {
      return type.checked().<Value>map(Value.Flag::new).orElseGet(Value.Absent::new);
    }
    var text = given.get().text();
    if (param.optional() && text.map(t -> t.equalsIgnoreCase("none")).orElse(true)) {
      return new Value.Absent();
    }
    return new Value.Flag(
        text.map(t -> t.equals(type.trueValue()) || isYes(t, type)).orElse(false));
  }

  private static boolean isYes(String text, ParamType.Flag type) {
    return !text.equals(type.falseValue()) && XmlElement.isTrue(text);
  }

  private Value color(Optional<RequestValue> given, ParamType.Color type) {
    var word = given.isPresent() ? given.get().word() : Optional.of(type.value());
    if (word.isEmpty()) {
      return absent("a colour is needed.");
    }
    var color = word.get().toLowerCase(Locale.ROOT);
    if (!COLOR.matcher(color).matches()) {
      throw new WrongValue("a colour like #00ff00 is needed, not '%s'.".formatted(word.get()));
    }
    return new Value.Text(color);
  }

  private Value absent(String otherwise) {
    if (param.optional()) {
      return new Value.Absent();
    }
    throw new WrongValue(otherwise);
  }
}
