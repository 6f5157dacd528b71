package org.abell.datatype;

import java.util.Locale;

/** Numbers as people read them. */
final class Wording {

  private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB", "PB"};

  private Wording() {}

  /** Such as {@code 1,234 lines} or {@code 1 line}. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** Such as {@code 17 bytes} or {@code 1.2 KB}. */
  static String size(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 1024 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return unit == 0
        ? bytes + " bytes"
        : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }

  /** A number of lines nobody counted, rounded to its first digit: {@code ~3,000,000 lines}. */
  static String estimate(long number, String noun) {
    long step = 1;
    while (number / step >= 10) {
      step *= 10;
    }
    return "~" + count(Math.round((double) number / step) * step, noun);
  }
}
