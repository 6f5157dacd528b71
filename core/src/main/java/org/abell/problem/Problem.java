package org.abell.problem;

/**
 * One thing that is wrong with a file, said so that an admin can mend it.
 *
 * @param file the file as the admin named it
 * @param line 1-based line, or 0 where the problem has no line (a missing file, say)
 * @param reason one sentence
 */
public record Problem(String file, int line, String reason) {

  /** A problem with the file as a whole. */
  public static Problem of(String file, String reason) {
    return new Problem(file, 0, reason);
  }

  @Override
  public String toString() {
    return line > 0 ? "%s:%d: %s".formatted(file, line, reason) : "%s: %s".formatted(file, reason);
  }
}
