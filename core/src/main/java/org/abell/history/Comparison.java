package org.abell.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a condition of a list compares; the words are those of Galaxy's filters. */
public enum Comparison {
  EQ,
  IN,
  GE,
  GT,
  LE,
  LT,
  CONTAINS,
  LIKE;

  /** The comparison with this word. */
  public static Optional<Comparison> of(String word) {
    return Arrays.stream(values())
        .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
