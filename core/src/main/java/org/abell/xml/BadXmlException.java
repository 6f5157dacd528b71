package org.abell.xml;

import org.abell.problem.Problem;

/** A file cannot be used; the problem says where and why. Caught where files are loaded. */
public class BadXmlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public BadXmlException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
