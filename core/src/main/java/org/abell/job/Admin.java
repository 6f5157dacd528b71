package org.abell.job;

/**
 * Who does something to jobs that are other people's.
 *
 * @param name the e-mail address
 * @param reason why, in the admin's words; may be empty
 * @param server where it was asked for
 */
public record Admin(String name, String reason, String server) {

  public Admin {
    reason = reason.strip();
  }

  /** The row for a job's history: {@code Paused by ada@example.org: the disk is full}. */
  String says(String what) {
    return what + " by " + name + (reason.isEmpty() ? "." : ": " + reason);
  }
}
