package org.abell.expression;

/** A text that a regular expression may look at only so often, against patterns that never end. */
public final class BoundedText implements CharSequence {

  private static final long MAX_LOOKS = 50_000_000;

  private final String text;
  private final long[] looks;

  public BoundedText(String text) {
    this(text, new long[1]);
  }

  private BoundedText(String text, long[] looks) {
    this.text = text;
    this.looks = looks;
  }

  @Override
  public char charAt(int index) {
    if (++looks[0] > MAX_LOOKS) {
      throw new LimitException("a regular expression needs too long for its text");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.substring(start, end), looks);
  }

  @Override
  public String toString() {
    return text;
  }
}
