package org.abell.web.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Times as the API shows them: ISO 8601 in UTC, microseconds, no zone. */
public final class Times {

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private Times() {}

  /** The instant as clients see it. */
  public static String text(Instant instant) {
    return SHOWN.format(instant);
  }

  /** Reads a date, a time without a zone (UTC is meant) or one with a zone. */
  public static Instant parse(String text) {
    try {
      if (text.length() <= 10) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      var iso = text.replace(' ', 'T');
      return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new Refusal(ErrorCode.PARAMETER_INVALID, "'%s' is not a date or time.".formatted(text));
    }
  }
}
