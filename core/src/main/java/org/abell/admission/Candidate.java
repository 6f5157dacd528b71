package org.abell.admission;

import java.util.Optional;

/**
 * A waiting job whose turn it may be.
 *
 * @param version of its row: a job that was changed since it was read is left for the next round
 * @param badInput whether an input is deleted, or in a state that will not mend by itself
 */
public record Candidate(
    long id,
    long version,
    long userId,
    Tool tool,
    boolean resubmitted,
    int attempt,
    Plan plan,
    boolean badInput) {

  /** The tool it runs. */
  public record Tool(String id, String version) {}

  /**
   * What was decided about it.
   *
   * @param destinationId id or tag
   * @param by the fingerprint of the configuration it follows
   * @param pinned an admin decided it
   */
  public record Plan(Optional<String> destinationId, String by, boolean pinned) {}
}
