package org.abell.jobconf;

import org.abell.problem.Problem;

/** Where something stands in a configuration file. */
public record Place(String file, int line) {

  /** What is wrong with it. */
  public Problem problem(String reason) {
    return new Problem(file, line, reason);
  }
}
