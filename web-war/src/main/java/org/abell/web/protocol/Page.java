package org.abell.web.protocol;

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

  /** Reads the query's values; absent ones are {@code null} there. */
  public static Page of(Integer limit, Integer offset, int otherwise) {
    return new Page(limit == null ? otherwise : limit, offset == null ? 0 : offset);
  }

  /** Cuts the part out of a whole list. */
  public <T> Stream<T> of(Stream<T> all) {
    return all.skip(offset).limit(limit);
  }
}
