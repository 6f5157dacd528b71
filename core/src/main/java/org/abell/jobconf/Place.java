package org.abell.jobconf;

import org.abell.problem.Problem;

/** Where something stands in a configuration file. */
record Place(String file, int line) {

  Problem problem(String reason) {
    return new Problem(file, line, reason);
  }
}
