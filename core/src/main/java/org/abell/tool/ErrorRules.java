package org.abell.tool;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The signs of failure, in the order they are looked at. No rule at all means the oldest habit: any
 * output on stderr is a failure.
 */
public record ErrorRules(List<ExitCode> exitCodes, List<Regex> regexes) {

  public ErrorRules {
    exitCodes = List.copyOf(exitCodes);
    regexes = List.copyOf(regexes);
  }

  public boolean none() {
    return exitCodes.isEmpty() && regexes.isEmpty();
  }

  /** Exit codes from low to high, both included. */
  public record ExitCode(long low, long high, ErrorLevel level, String description) {

    public boolean covers(long code) {
      return low <= code && code <= high;
    }
  }

  /** A pattern searched for in the streams. */
  public record Regex(
      Pattern match, boolean stdout, boolean stderr, ErrorLevel level, String description) {}
}
