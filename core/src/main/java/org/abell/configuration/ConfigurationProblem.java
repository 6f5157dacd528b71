package org.abell.configuration;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.abell.problem.Problem;

/**
 * Why the newest configuration is not in force.
 *
 * @param problems all that refuses it
 * @param since when this server first met it
 */
public record ConfigurationProblem(List<Problem> problems, Instant since) {

  public ConfigurationProblem {
    problems = List.copyOf(problems);
  }

  /** All of it as one text. */
  public String sentence() {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }
}
