package org.abell.tool;

import java.util.List;
import org.abell.problem.Problem;

/** What became of a tool file: a tool, or the problems that keep it from being loaded. */
public sealed interface ToolFile {

  /** The file holds a usable tool. */
  record Loaded(Tool tool) implements ToolFile {}

  /** The file cannot be used. */
  record Refused(List<Problem> problems) implements ToolFile {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
