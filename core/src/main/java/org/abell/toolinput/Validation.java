package org.abell.toolinput;

import java.util.List;
import java.util.Map;
import org.abell.expression.EvaluationException;
import org.abell.expression.Expression;
import org.abell.expression.None;
import org.abell.expression.SyntaxException;
import org.abell.expression.Values;
import org.abell.tool.Input;
import org.abell.tool.Validator;

/** Applies the validators of a parameter to its value. */
final class Validation {

  private Validation() {}

  /** Throws {@link WrongValue} with the first condition that does not hold. */
  static void check(Input.Param param, Value value) {
    for (var raw : raw(value)) {
      boolean empty = raw == None.NONE || raw.equals("");
      if (param.optional() && empty) {
        continue;
      }
      for (var validator : param.validators()) {
        if (holds(validator, raw) == validator.terms().negate()) {
          throw new WrongValue(message(validator, raw));
        }
      }
    }
  }

  /** The values to look at one by one, as expressions see them. */
  private static List<Object> raw(Value value) {
    if (value instanceof Value.Text text) {
      return List.of(text.text());
    } else if (value instanceof Value.Whole whole) {
      return List.of(whole.number());
    } else if (value instanceof Value.Decimal decimal) {
      return List.of(decimal.number());
    } else if (value instanceof Value.Flag flag) {
      return List.of(flag.on());
    } else if (value instanceof Value.Chosen chosen) {
      return List.copyOf(chosen.values());
    } else if (value instanceof Value.Columns columns) {
      return columns.numbers().stream().map(n -> (Object) n.toString()).toList();
    }
    return value instanceof Value.Absent ? List.of(None.NONE) : List.of();
  }

  private static boolean holds(Validator validator, Object raw) {
    var text = raw == None.NONE ? "" : raw.toString();
    if (validator instanceof Validator.Regex regex) {
      return regex.pattern().matcher(text).lookingAt();
    } else if (validator instanceof Validator.InRange range) {
      return raw instanceof Number number && inRange(range, number.doubleValue());
    } else if (validator instanceof Validator.Length length) {
      long size = text.codePointCount(0, text.length());
      return length.min() <= size && size <= length.max();
    } else if (validator instanceof Validator.EmptyField) {
      return !text.isEmpty();
    }
    return expressionHolds((Validator.Expression) validator, raw);
  }

  private static boolean inRange(Validator.InRange range, double number) {
    boolean low = range.excludeMin() ? number > range.min() : number >= range.min();
    boolean high = range.excludeMax() ? number < range.max() : number <= range.max();
    return low && high;
  }

  private static boolean expressionHolds(Validator.Expression validator, Object raw) {
    try {
      var result = Expression.parse(validator.text()).evaluate(Map.of("value", raw));
      return Values.truth(result);
    } catch (EvaluationException | SyntaxException e) {
      throw new WrongValue("cannot be checked: %s.".formatted(e.getMessage()));
    }
  }

  private static String message(Validator validator, Object raw) {
    var text = raw == None.NONE ? "" : raw.toString();
    return validator
        .terms()
        .message()
        .map(m -> m.replace("%s", text))
        .orElseGet(() -> usualMessage(validator, text));
  }

  private static String usualMessage(Validator validator, String text) {
    if (validator instanceof Validator.InRange range) {
      return "%s does not lie between %s and %s.".formatted(text, range.min(), range.max());
    } else if (validator instanceof Validator.Length length) {
      return length.max() == Long.MAX_VALUE
          ? "must be at least %d characters long.".formatted(length.min())
          : "must be %d to %d characters long.".formatted(length.min(), length.max());
    } else if (validator instanceof Validator.EmptyField) {
      return "must not be empty.";
    } else if (validator instanceof Validator.Regex regex) {
      return "'%s' does not match %s.".formatted(text, regex.pattern().pattern());
    }
    return "'%s' is not allowed here.".formatted(text);
  }
}
