package org.abell.tool;

/** The version of the tool language a file is written for, such as 21.05. Compared by numbers. */
public record Profile(int year, int release) implements Comparable<Profile> {

  /** What a tool without the attribute is written for. */
  public static final Profile OLDEST = new Profile(16, 1);

  /** Reads "21.05"; a text of another form is an IllegalArgumentException. */
  public static Profile of(String text) {
    var parts = text.strip().split("\\.");
    try {
      return new Profile(
          Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("profile must look like 21.05, not " + text, e);
    }
  }

  public boolean atLeast(int otherYear, int otherRelease) {
    return compareTo(new Profile(otherYear, otherRelease)) >= 0;
  }

  @Override
  public int compareTo(Profile other) {
    return year != other.year
        ? Integer.compare(year, other.year)
        : Integer.compare(release, other.release);
  }

  @Override
  public String toString() {
    return "%d.%02d".formatted(year, release);
  }
}
