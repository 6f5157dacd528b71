package org.abell.job;

/**
 * A word that listed jobs must have.
 *
 * @param field where it is looked for
 * @param text the word
 * @param exact the whole value and its case count; else any part of it, whatever the case
 */
public record SearchTerm(Field field, String text, boolean exact) {

  /** What of a job is searched. */
  public enum Field {
    ANY,
    TOOL,
    USER,
    HANDLER,
    RUNNER,
    DESTINATION
  }

  /** A word anywhere in the field. */
  public static SearchTerm in(Field field, String text) {
    return new SearchTerm(field, text, false);
  }
}
