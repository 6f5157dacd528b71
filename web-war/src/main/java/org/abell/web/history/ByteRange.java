package org.abell.web.history;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a file that a request wants (RFC 9110, section 14). Several ranges at once are
 * answered with the whole file, which the RFC allows.
 *
 * @param first offset of the first byte
 * @param last offset of the last byte
 */
record ByteRange(long first, long last) {

  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** What a header asks for. */
  sealed interface Wanted {

    /** No range, or one that may be ignored. */
    record Whole() implements Wanted {}

    /** Bytes that exist. */
    record Part(ByteRange range) implements Wanted {}

    /** Bytes beyond the end. */
    record Unsatisfiable() implements Wanted {}
  }

  long length() {
    return last - first + 1;
  }

  static Wanted wanted(Optional<String> header, long size) {
    var match = ONE.matcher(header.orElse("").strip());
    if (!match.matches() || match.group(1).isEmpty() && match.group(2).isEmpty()) {
      return new Wanted.Whole();
    }
    if (match.group(1).isEmpty()) {
      var count = Math.min(Long.parseLong(match.group(2)), size);
      return count == 0
          ? new Wanted.Unsatisfiable()
          : new Wanted.Part(new ByteRange(size - count, size - 1));
    }
    var first = Long.parseLong(match.group(1));
    var last = match.group(2).isEmpty() ? size - 1 : Long.parseLong(match.group(2));
    if (last < first && !match.group(2).isEmpty()) {
      return new Wanted.Whole();
    }
    return first >= size
        ? new Wanted.Unsatisfiable()
        : new Wanted.Part(new ByteRange(first, Math.min(last, size - 1)));
  }
}
