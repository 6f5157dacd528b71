package org.abell.web.protocol;

import java.util.Optional;
import java.util.stream.Stream;

/** The part of a list that a client asked for. */
public record Page(int limit, int offset) {

  private static final int MOST = 10_000;

  public Page {
    if (limit < 1 || offset < 0) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID, "limit must be at least 1 and offset at least 0.");
    }
    limit = Math.min(limit, MOST);
  }

  /**
   * Reads the query's values.
   *
   * @param otherwise the limit where the query has none
   */
  public static Page of(Optional<String> limit, Optional<String> offset, int otherwise) {
    return new Page(
        limit.map(v -> number("limit", v)).orElse(otherwise),
        offset.map(v -> number("offset", v)).orElse(0));
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID, "'%s' must be a whole number.".formatted(name));
    }
  }

  /** Cuts the part out of a whole list. */
  public <T> Stream<T> of(Stream<T> all) {
    return all.skip(offset).limit(limit);
  }
}
