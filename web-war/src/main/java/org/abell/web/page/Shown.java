package org.abell.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times and sizes in the words of pages. */
public final class Shown {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB", "PB"};
  private static final double THOUSAND = 1000;

  private Shown() {}

  /** To the second, UTC. */
  public static String time(Instant instant) {
    return SECONDS.format(instant);
  }

  /** To the millisecond, UTC; nothing for what has not happened. */
  public static String exact(Optional<Instant> instant) {
    return instant.map(MILLIS::format).orElse("");
  }

  /** A span in its fitting unit. */
  public static String span(Duration span) {
    if (span.toSeconds() < 1) {
      return span.toMillis() + " ms";
    }
    if (span.toMinutes() < 1) {
      return String.format(Locale.ROOT, "%.1f s", span.toMillis() / THOUSAND);
    }
    return span.toHours() < 1
        ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
        : "%d h %d min".formatted(span.toHours(), span.toMinutesPart());
  }

  /** A number of bytes in its fitting unit. */
  public static String size(long bytes) {
    var size = (double) bytes;
    var unit = 0;
    while (size >= THOUSAND && unit < UNITS.length - 1) {
      size /= THOUSAND;
      unit++;
    }
    return unit == 0
        ? bytes + (bytes == 1 ? " byte" : " bytes")
        : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }
}
