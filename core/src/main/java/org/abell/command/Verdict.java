package org.abell.command;

import java.util.List;

/** Whether a command that ended did its work, and what there is to say about it. */
public record Verdict(Outcome outcome, List<JobMessage> messages) {

  public Verdict {
    messages = List.copyOf(messages);
  }

  /** How the job ends. */
  public enum Outcome {
    OK,
    ERROR,
    OUT_OF_MEMORY
  }

  public boolean ok() {
    return outcome == Outcome.OK;
  }
}
