package org.abell.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Python's int and float: conversions and texts. */
final class Numbers {

  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Numbers() {}

  /** A Long where it fits. */
  static Object normal(BigInteger value) {
    return value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0 ? value.longValue() : value;
  }

  static boolean isNumber(Object value) {
    return isWhole(value) || value instanceof Double;
  }

  static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
  }

  static BigInteger big(Object whole) {
    if (whole instanceof Boolean flag) {
      return flag ? BigInteger.ONE : BigInteger.ZERO;
    }
    return whole instanceof BigInteger big ? big : BigInteger.valueOf((Long) whole);
  }

  static double real(Object number) {
    if (number instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return ((Number) number).doubleValue();
  }

  /** A whole number used as a position or a count. */
  static long index(Object value) {
    if (!isWhole(value)) {
      throw EvaluationException.type(
          "'%s' object cannot be interpreted as an integer".formatted(Values.typeName(value)));
    }
    return big(value).max(MIN).min(MAX).longValue();
  }

  /** What {@code int(x)} gives. */
  static Object toInt(Object value, int base) {
    var plain = value instanceof HostObject host ? host.plain() : value;
    if (isWhole(plain)) {
      return normal(big(plain));
    }
    if (plain instanceof Double real) {
      if (real.isNaN() || real.isInfinite()) {
        throw EvaluationException.value("cannot convert float %s to integer".formatted(repr(real)));
      }
      return normal(new BigDecimal(real).toBigInteger());
    }
    if (plain instanceof String text) {
      return parseInt(text, base);
    }
    throw EvaluationException.type(
        "int() argument must be a string or a number, not '%s'".formatted(Values.typeName(plain)));
  }

  private static Object parseInt(String text, int base) {
    try {
      Budget.checkLength(text.length() * 1000L);
      var digits = text.strip().replaceAll("(?<=\\w)_(?=\\w)", "").toLowerCase(Locale.ROOT);
      var prefix = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "";
      if (!prefix.isEmpty() && digits.startsWith(prefix)) {
        digits = digits.substring(2);
      }
      return normal(new BigInteger(digits, base));
    } catch (NumberFormatException e) {
      throw EvaluationException.value(
          "invalid literal for int() with base %d: %s".formatted(base, Values.repr(text)));
    }
  }

  /** What {@code float(x)} gives. */
  static double toFloat(Object value) {
    var plain = value instanceof HostObject host ? host.plain() : value;
    if (isNumber(plain)) {
      return real(plain);
    }
    if (!(plain instanceof String text)) {
      throw EvaluationException.type(
          "float() argument must be a string or a real number, not '%s'"
              .formatted(Values.typeName(plain)));
    }
    var word = text.strip().toLowerCase(Locale.ROOT);
    if (word.matches("[+-]?inf(inity)?")) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (word.matches("[+-]?nan")) {
      return Double.NaN;
    }
    // Java alone would also take hexadecimal floats and a trailing f or d.
    if (!word.matches("[+-]?(\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)(e[+-]?\\d+)?")) {
      throw EvaluationException.value(
          "could not convert string to float: %s".formatted(Values.repr(text)));
    }
    return Double.parseDouble(word.replace("_", ""));
  }

  /** The shortest decimal that reads back as the same double, laid out as Python does. */
  static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    var shortest = shortest(value);
    var exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent < -4 || exponent >= 16) {
      return scientific(shortest, exponent);
    }
    var text = shortest.toPlainString();
    return text.contains(".") ? text : text + ".0";
  }

  private static BigDecimal shortest(double value) {
    var exact = new BigDecimal(value);
    for (var digits = 1; digits < 17; digits++) {
      var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static String scientific(BigDecimal value, int exponent) {
    var digits = value.unscaledValue().abs().toString();
    var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return "%s%se%s%02d"
        .formatted(
            value.signum() < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
