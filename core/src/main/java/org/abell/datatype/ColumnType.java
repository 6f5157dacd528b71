package org.abell.datatype;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the values of a column are; a column with values of several kinds has the most general of
 * them.
 */
enum ColumnType {
  INT,
  FLOAT,
  LIST,
  STR;

  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?|inf(?:inity)?|nan)",
          Pattern.CASE_INSENSITIVE);

  /** The name used in metadata. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ColumnType of(String value) {
    if (isInteger(value)) {
      return INT;
    }
    if (isNumber(value) || value.strip().equalsIgnoreCase("na")) {
      return FLOAT;
    }
    return value.indexOf(',') >= 0 ? LIST : STR;
  }

  ColumnType or(ColumnType other) {
    return compareTo(other) >= 0 ? this : other;
  }

  static boolean isInteger(String value) {
    var digits = value.strip();
    int at = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
    if (at == digits.length()) {
      return false;
    }
    for (; at < digits.length(); at++) {
      if (digits.charAt(at) < '0' || digits.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }

  static boolean isNumber(String value) {
    return NUMBER.matcher(value.strip()).matches();
  }
}
