package org.abell.tool;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a text harmless for the shell: characters that are not valid are replaced.
 *
 * @param valid code points that stay
 * @param mapping code points with a replacement of their own
 * @param invalid what replaces everything else
 */
public record Sanitizer(
    boolean active, Set<Integer> valid, Map<Integer, String> mapping, String invalid) {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final String WHITESPACE = " \t\n\r\u000b\f";
  private static final String HARMLESS = LETTERS + DIGITS + "-=_.()/+*^,:?! ";

  /** The replacements that tool authors count on. */
  static final Map<Integer, String> DEFAULT_MAPPING =
      Map.ofEntries(
          Map.entry((int) '>', "__gt__"),
          Map.entry((int) '<', "__lt__"),
          Map.entry((int) '\'', "__sq__"),
          Map.entry((int) '"', "__dq__"),
          Map.entry((int) '[', "__ob__"),
          Map.entry((int) ']', "__cb__"),
          Map.entry((int) '{', "__oc__"),
          Map.entry((int) '}', "__cc__"),
          Map.entry((int) '@', "__at__"),
          Map.entry((int) '\n', "__cn__"),
          Map.entry((int) '\r', "__cr__"),
          Map.entry((int) '\t', "__tc__"),
          Map.entry((int) '#', "__pd__"));

  /** For parameters without a sanitizer of their own. */
  public static final Sanitizer DEFAULT =
      new Sanitizer(true, points(HARMLESS), DEFAULT_MAPPING, "X");

  /** For names, metadata and other texts around a dataset: the at sign stays. */
  public static final Sanitizer SURROUNDINGS =
      new Sanitizer(true, points(HARMLESS + "@"), DEFAULT_MAPPING, "X");

  /** Changes nothing. */
  public static final Sanitizer OFF = new Sanitizer(false, Set.of(), Map.of(), "");

  public Sanitizer {
    valid = Set.copyOf(valid);
    mapping = Map.copyOf(mapping);
  }

  public String apply(String text) {
    if (!active) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(clean, point));
    return clean.toString();
  }

  private void append(StringBuilder clean, int point) {
    if (valid.contains(point)) {
      clean.appendCodePoint(point);
    } else {
      clean.append(mapping.getOrDefault(point, invalid));
    }
  }

  /** The characters of one of the named sets; an unknown name is the set of its own characters. */
  static Set<Integer> preset(String name) {
    return points(
        switch (name.strip()) {
          case "default" -> HARMLESS;
          case "none", "" -> "";
          case "string.letters", "string.ascii_letters" -> LETTERS;
          case "string.lowercase", "string.ascii_lowercase" -> LETTERS.substring(0, 26);
          case "string.uppercase", "string.ascii_uppercase" -> LETTERS.substring(26);
          case "string.digits" -> DIGITS;
          case "string.hexdigits" -> DIGITS + "abcdefABCDEF";
          case "string.octdigits" -> "01234567";
          case "string.punctuation" -> PUNCTUATION;
          case "string.whitespace" -> WHITESPACE;
          case "string.printable" -> DIGITS + LETTERS + PUNCTUATION + WHITESPACE;
          default -> name;
        });
  }

  static Set<Integer> points(String characters) {
    return characters.codePoints().boxed().collect(Collectors.toSet());
  }
}
