package org.abell.jobconf;

/** Guesses what a misspelt key was meant to be. */
final class Misspelling {

  private Misspelling() {}

  /** Whether two letters at most are wrong, missing or too many. */
  static boolean isLikely(String written, String known) {
    return distance(written, known) <= 2 && known.length() > 3;
  }

  /** The edit distance of Levenshtein. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
