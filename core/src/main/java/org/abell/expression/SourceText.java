package org.abell.expression;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A text that is being parsed, with the lines of its positions. */
public final class SourceText {

  private final String text;
  private final int[] newlines;

  public SourceText(String text) {
    this.text = text;
    this.newlines = IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').toArray();
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  /** The character there, or NUL outside of the text. */
  public char at(int position) {
    return position >= 0 && position < text.length() ? text.charAt(position) : '\0';
  }

  public boolean startsWith(String part, int position) {
    return text.startsWith(part, position);
  }

  /** The 1-based line of a position. */
  public int line(int position) {
    var found = Arrays.binarySearch(newlines, position);
    return (found < 0 ? -found - 1 : found) + 1;
  }

  /** The refusal of what stands at a position. */
  public SyntaxException refuse(int position, String reason) {
    return new SyntaxException(line(position), reason);
  }

  public static boolean startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  public static boolean continuesName(char c) {
    return startsName(c) || (c >= '0' && c <= '9');
  }

  /** The position after the name that starts there. */
  public int endOfName(int position) {
    var end = position;
    while (continuesName(at(end))) {
      end++;
    }
    return end;
  }
}
