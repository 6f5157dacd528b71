package org.abell.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How one value is laid out: the format specification of {@code format()}, which {@code %} shares.
 *
 * @param grouped a comma between thousands
 * @param precision -1 where absent
 * @param type the presentation type, empty where absent
 * @see <a href="https://docs.python.org/3/library/string.html#formatspec">Python</a>
 */
record FormatSpec(
    String fill,
    char align,
    String sign,
    boolean alternate,
    int width,
    boolean grouped,
    int precision,
    String type) {

  private static final Pattern SPEC =
      Pattern.compile(
          "(?:(.)?([<>=^]))?([+ -])?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([bcdeEfFgGnosxX%])?");

  static FormatSpec parse(String spec, boolean number) {
    var matcher = SPEC.matcher(spec);
    if (!matcher.matches()) {
      throw EvaluationException.value("Invalid format specifier '%s'".formatted(spec));
    }
    var zero = matcher.group(5) != null;
    var align =
        matcher.group(2) != null ? matcher.group(2).charAt(0) : zero ? '=' : number ? '>' : '<';
    return new FormatSpec(
        matcher.group(1) != null ? matcher.group(1) : zero ? "0" : " ",
        align,
        matcher.group(3) == null ? "-" : matcher.group(3),
        matcher.group(4) != null,
        count(matcher.group(6), 0),
        matcher.group(7) != null,
        count(matcher.group(8), -1),
        matcher.group(9) == null ? "" : matcher.group(9));
  }

  private static int count(String digits, int absent) {
    if (digits == null) {
      return absent;
    }
    Budget.checkLength(digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits));
    return Integer.parseInt(digits);
  }

  /** What {@code format(value, spec)} gives. */
  static String format(Object value, String spec) {
    if (spec.isEmpty()) {
      return Values.str(value);
    }
    if (Numbers.isNumber(value)) {
      return parse(spec, true).ofNumber(value);
    }
    return parse(spec, false).ofText(Values.str(value));
  }

  FormatSpec as(String other) {
    return new FormatSpec(fill, align, sign, alternate, width, grouped, precision, other);
  }

  String ofText(String text) {
    var shown = precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
    return padded("", shown, align == '=' ? '>' : align);
  }

  String ofNumber(Object number) {
    var negative =
        number instanceof Double real
            ? real < 0 || (real == 0 && 1 / real < 0)
            : Numbers.big(number).signum() < 0;
    var prefix = negative ? "-" : sign.equals("-") ? "" : sign;
    var digits = digits(number);
    if (alternate && "xXob".contains(type) && !type.isEmpty()) {
      prefix += "0" + type;
    }
    return padded(prefix, grouped ? grouped(digits) : digits, align);
  }

  private String digits(Object number) {
    if (number instanceof Double real && (real.isNaN() || real.isInfinite())) {
      var word = real.isNaN() ? "nan" : "inf";
      return Character.isUpperCase((type + "x").charAt(0)) ? word.toUpperCase(Locale.ROOT) : word;
    }
    return switch (type) {
      case "x" -> Numbers.big(whole(number)).abs().toString(16);
      case "X" -> Numbers.big(whole(number)).abs().toString(16).toUpperCase(Locale.ROOT);
      case "o" -> Numbers.big(whole(number)).abs().toString(8);
      case "b" -> Numbers.big(whole(number)).abs().toString(2);
      case "f", "F" -> exact(number).setScale(decimals(), RoundingMode.HALF_EVEN).toPlainString();
      case "%" ->
          exact(number)
                  .movePointRight(2)
                  .setScale(decimals(), RoundingMode.HALF_EVEN)
                  .toPlainString()
              + "%";
      case "e", "E" -> cased(exponential(exact(number), decimals()));
      case "g", "G" -> cased(general(exact(number)));
      case "", "d", "n" -> plain(number);
      default ->
          throw EvaluationException.value(
              "Unknown format code '%s' for object of type '%s'"
                  .formatted(type, Values.typeName(number)));
    };
  }

  private String plain(Object number) {
    if (number instanceof Double real) {
      if (type.equals("d")) {
        throw EvaluationException.value("Unknown format code 'd' for object of type 'float'");
      }
      return precision >= 0 ? general(exact(number)) : Numbers.repr(Math.abs(real));
    }
    var digits = Numbers.big(number).abs().toString();
    return digits.length() < precision ? "0".repeat(precision - digits.length()) + digits : digits;
  }

  private Object whole(Object number) {
    if (number instanceof Double) {
      throw EvaluationException.value(
          "Unknown format code '%s' for object of type 'float'".formatted(type));
    }
    return number;
  }

  private int decimals() {
    return precision < 0 ? 6 : precision;
  }

  private String cased(String text) {
    return Character.isUpperCase(type.charAt(0)) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static BigDecimal exact(Object number) {
    return (number instanceof Double real
            ? new BigDecimal(real)
            : new BigDecimal(Numbers.big(number)))
        .abs();
  }

  private static String exponential(BigDecimal value, int decimals) {
    var rounded = value.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
    var digits = rounded.unscaledValue().toString();
    var exponent = rounded.signum() == 0 ? 0 : digits.length() - 1 - rounded.scale();
    var padded = digits + "0".repeat(Math.max(0, decimals + 1 - digits.length()));
    var mantissa =
        decimals == 0
            ? padded.substring(0, 1)
            : padded.charAt(0) + "." + padded.substring(1, decimals + 1);
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private String general(BigDecimal value) {
    var significant = precision < 0 ? 6 : Math.max(1, precision);
    if (value.signum() == 0) {
      return "0";
    }
    var rounded = value.round(new MathContext(significant, RoundingMode.HALF_EVEN));
    var exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -4 || exponent >= significant) {
      return exponential(rounded, significant - 1)
          .replaceFirst(alternate ? "$^" : "\\.?0*(?=e)", "")
          .replaceFirst("^(\\d)e", "$1e");
    }
    var text =
        rounded
            .setScale(Math.max(0, significant - 1 - exponent), RoundingMode.HALF_EVEN)
            .toPlainString();
    return text.contains(".") && !alternate ? text.replaceFirst("\\.?0+$", "") : text;
  }

  private static String grouped(String digits) {
    var end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
    return digits.substring(0, end).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",")
        + digits.substring(end);
  }

  private String padded(String prefix, String text, char where) {
    var missing = width - prefix.length() - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return prefix + text;
    }
    return switch (where) {
      case '<' -> prefix + text + fill.repeat(missing);
      case '=' -> prefix + fill.repeat(missing) + text;
      case '^' -> fill.repeat(missing / 2) + prefix + text + fill.repeat(missing - missing / 2);
      default -> fill.repeat(missing) + prefix + text;
    };
  }
}
