package org.abell.jobconf;

/**
 * A number of active jobs at which the next one waits.
 *
 * @param key the destination's id or tag; empty where the scope has none
 * @param most the job waits while as many are active
 */
public record ConcurrencyLimit(Scope scope, String key, int most) {

  /** Whose jobs are counted, and where. */
  public enum Scope {
    /** Everybody's at a destination. */
    DESTINATION,
    /** Everybody's at all destinations of a tag. */
    TAG,
    /** A registered user's, anywhere. */
    USER,
    /** A registered user's at a destination. */
    USER_DESTINATION,
    /** A registered user's at all destinations of a tag. */
    USER_TAG
  }
}
