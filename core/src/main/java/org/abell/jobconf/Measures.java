package org.abell.jobconf;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers, times and sizes as limits write them. */
final class Measures {

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
  private static final Pattern CLOCK = Pattern.compile("([0-9]{1,7}):([0-9]{1,7}):([0-9]{1,7})");
  private static final Pattern SIZE =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*([kmgtpe]?)(?:i?b(?:ytes)?)?");

  private Measures() {}

  static OptionalInt whole(String text) {
    return WHOLE.matcher(text.strip()).matches()
        ? OptionalInt.of(Integer.parseInt(text.strip()))
        : OptionalInt.empty();
  }

  /**
   * {@code h:m:s}; an unquoted number of YAML is seconds, as it is what YAML 1.1 makes of h:m:s.
   */
  static Optional<Duration> time(Item.Text value) {
    var clock = CLOCK.matcher(value.text().strip());
    if (clock.matches()) {
      return Optional.of(
          Duration.ofHours(Long.parseLong(clock.group(1)))
              .plusMinutes(Long.parseLong(clock.group(2)))
              .plusSeconds(Long.parseLong(clock.group(3))));
    }
    var seconds = whole(value.text());
    return value.kind() == Item.Kind.NUMBER && seconds.isPresent() && seconds.getAsInt() >= 0
        ? Optional.of(Duration.ofSeconds(seconds.getAsInt()))
        : Optional.empty();
  }

  /** Bytes; {@code 10GB}, {@code 10g}, {@code 10240 Mb} and {@code 10737418240} are the same. */
  static OptionalLong size(String text) {
    var size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    int power = " kmgtpe".indexOf(size.group(2).isEmpty() ? ' ' : size.group(2).charAt(0));
    double bytes = Double.parseDouble(size.group(1)) * Math.pow(1024, power);
    return bytes < Long.MAX_VALUE ? OptionalLong.of((long) bytes) : OptionalLong.empty();
  }
}
