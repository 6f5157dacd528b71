package org.abell.expression;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code "%s-%03d" % values}. The conversions are those of Python's printf-style formatting.
 *
 * @see <a href="https://docs.python.org/3/library/stdtypes.html#old-string-formatting">Python</a>
 */
final class PercentFormat {

  private static final Pattern CONVERSION =
      Pattern.compile(
          "%(?:\\(([^)]*)\\))?([#0 +-]*)(\\*|\\d+)?(?:\\.(\\*|\\d+)?)?[hlL]?(.?)", Pattern.DOTALL);

  private final Object values;
  private int used;
  private boolean named;

  private PercentFormat(Object values) {
    this.values = values;
  }

  static String format(String format, Object values) {
    return new PercentFormat(values).applyTo(format);
  }

  private String applyTo(String format) {
    var matcher = CONVERSION.matcher(format);
    var out = new StringBuilder();
    var from = 0;
    while (matcher.find(from)) {
      out.append(format, from, matcher.start()).append(converted(matcher));
      Budget.checkLength(out.length());
      from = matcher.end();
    }
    checkAllUsed();
    return out.append(format.substring(from)).toString();
  }

  private String converted(Matcher matcher) {
    var conversion = matcher.group(5);
    if (conversion.isEmpty()) {
      throw EvaluationException.value("incomplete format");
    }
    if (conversion.equals("%")) {
      return "%";
    }
    var flags = matcher.group(2);
    var width = count(matcher.group(3), 0);
    var hasPoint = matcher.group().matches("(?s)%(\\([^)]*\\))?[^.(]*\\..*");
    var precision = hasPoint ? count(matcher.group(4) == null ? "0" : matcher.group(4), 0) : -1;
    var value = value(matcher.group(1));
    var spec =
        new FormatSpec(
            flags.contains("0") && !flags.contains("-") ? "0" : " ",
            flags.contains("-") ? '<' : flags.contains("0") ? '=' : '>',
            flags.contains("+") ? "+" : flags.contains(" ") ? " " : "-",
            flags.contains("#"),
            width,
            false,
            precision,
            conversion);
    return convert(conversion, value, spec);
  }

  private static String convert(String conversion, Object value, FormatSpec spec) {
    return switch (conversion) {
      case "s" -> spec.ofText(Values.str(value));
      case "r", "a" -> spec.ofText(Values.repr(value));
      case "d", "i", "u" -> spec.as("d").ofNumber(truncated(conversion, value));
      case "x", "X", "o" -> spec.ofNumber(whole(conversion, value));
      case "e", "E", "f", "F", "g", "G" -> spec.ofNumber(real(value));
      case "c" ->
          spec.ofText(
              value instanceof String
                  ? (String) value
                  : Character.toString((int) Numbers.index(value)));
      default ->
          throw EvaluationException.value(
              "unsupported format character '%s'".formatted(conversion));
    };
  }

  private static Object truncated(String conversion, Object value) {
    if (value instanceof Double || value instanceof HostObject) {
      return Numbers.toInt(value, 10);
    }
    return whole(conversion, value);
  }

  private static Object whole(String conversion, Object value) {
    if (!Numbers.isWhole(value)) {
      throw EvaluationException.type(
          "%%%s format: a number is required, not %s"
              .formatted(conversion, Values.typeName(value)));
    }
    return Numbers.normal(Numbers.big(value));
  }

  private static Object real(Object value) {
    if (value instanceof HostObject || Numbers.isNumber(value)) {
      return Numbers.toFloat(value);
    }
    throw EvaluationException.type("must be real number, not " + Values.typeName(value));
  }

  private int count(String text, int absent) {
    if (text == null) {
      return absent;
    }
    var count = text.equals("*") ? Numbers.index(value(null)) : Long.parseLong(text);
    Budget.checkLength(count);
    return (int) count;
  }

  private Object value(String key) {
    if (key != null) {
      named = true;
      if (!(values instanceof Map) && !(values instanceof HostObject)) {
        throw EvaluationException.type("format requires a mapping");
      }
      return Sequences.item(values, key);
    }
    var all = values instanceof Tuple tuple ? tuple : List.of(values);
    if (used >= all.size()) {
      throw EvaluationException.type("not enough arguments for format string");
    }
    return all.get(used++);
  }

  private void checkAllUsed() {
    var mapping = values instanceof Map || values instanceof HostObject;
    var all = values instanceof Tuple tuple ? tuple.size() : 1;
    if (!named && used < all && !(mapping && used == 0 && values instanceof Map)) {
      throw EvaluationException.type("not all arguments converted during string formatting");
    }
  }
}
