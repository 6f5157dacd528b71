package org.abell.jobconf;

import org.abell.problem.Problem;

/** Something an admin should know about a job configuration, with its file and line. */
public record Finding(Severity severity, Problem problem) {

  /** Whether the configuration can be used in spite of it. */
  public enum Severity {
    /** The configuration cannot be used at all. */
    REFUSED,
    /** It can be used, but hardly means what was intended. */
    WARNING
  }

  public boolean refuses() {
    return severity == Severity.REFUSED;
  }
}
