package org.abell.isolation;

/** How much of a job is shut off from its host. */
public enum Confined {
  /** All that its script starts. */
  JOB("isolation.json", "sandbox"),
  /** The look at its outputs only: its tool runs in a container. */
  INSPECTION("isolation-of-inspection.json", "sandbox-of-inspection");

  private final String plan;
  private final String arguments;

  Confined(String plan, String arguments) {
    this.plan = plan;
    this.arguments = arguments;
  }

  /** The file in the job's directory that says what may be seen. */
  String plan() {
    return plan;
  }

  /** The file in the job's directory by which a host does it; there is none where it does not. */
  public String arguments() {
    return arguments;
  }
}
