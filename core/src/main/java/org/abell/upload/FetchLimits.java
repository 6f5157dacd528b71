package org.abell.upload;

import java.time.Duration;

/**
 * How much a fetch may take.
 *
 * @param bytes size of the answer
 * @param connect time until the server is reached
 * @param total time for the whole fetch, redirects included
 * @param redirects how many are followed
 */
public record FetchLimits(long bytes, Duration connect, Duration total, int redirects) {

  /** Limits for servers on the internet: ten seconds to connect, an hour in all, five redirects. */
  public static FetchLimits upTo(long bytes) {
    return new FetchLimits(bytes, Duration.ofSeconds(10), Duration.ofHours(1), 5);
  }
}
