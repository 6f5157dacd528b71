package org.abell.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.abell.problem.Problem;

/** abell.yml cannot be used; carries every problem found, not just the first. */
public class InvalidSettings extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidSettings(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong with the file. */
  public List<Problem> problems() {
    return problems;
  }
}
