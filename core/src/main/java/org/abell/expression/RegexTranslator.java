package org.abell.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a pattern of Python's {@code re} into one of {@link Pattern}. Named groups become numbered
 * ones, since Java knows fewer names.
 *
 * @see <a href="https://docs.python.org/3/library/re.html#regular-expression-syntax">Python</a>
 */
final class RegexTranslator {

  private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?P<([A-Za-z_]\\w*)>");
  private static final Pattern REFERENCE = Pattern.compile("\\(\\?P=([A-Za-z_]\\w*)\\)");
  private static final Pattern FLAGS = Pattern.compile("\\(\\?([aiLmsux]+)(-[imsx]+)?([:)])");
  private static final Pattern COMMENT = Pattern.compile("\\(\\?#[^)]*\\)");
  private static final Pattern QUANTIFIER = Pattern.compile("\\{(\\d*)(,?)(\\d*)\\}");
  private static final String MEANINGFUL_ESCAPES = "AbBdDsSwWfnrt";

  private final String pattern;
  private final boolean multiLine;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private int groups;
  private int at;

  private RegexTranslator(String pattern, boolean multiLine) {
    this.pattern = pattern;
    this.multiLine = multiLine;
  }

  /** A translated pattern and the numbers of its named groups. */
  record Translation(String pattern, Map<String, Integer> names) {}

  /**
   * Translates it.
   *
   * @param multiLine whether {@code ^} matches after each newline
   */
  static Translation translate(String pattern, boolean multiLine) {
    var translator = new RegexTranslator(pattern, multiLine);
    translator.run();
    return new Translation(translator.out.toString(), translator.names);
  }

  private void run() {
    while (at < pattern.length()) {
      var c = pattern.charAt(at);
      switch (c) {
        case '\\' -> escape();
        case '[' -> characterClass();
        case '(' -> group();
        case '{' -> brace();
        case '^' -> take(multiLine ? "(?<=\\A|\\n)" : "^", 1);
        default -> take(String.valueOf(c), 1);
      }
    }
  }

  private void take(String translated, int length) {
    out.append(translated);
    at += length;
  }

  private void escape() {
    if (at + 1 == pattern.length()) {
      throw bad("bad escape (end of pattern)");
    }
    var c = pattern.charAt(at + 1);
    if (c >= '1' && c <= '9') {
      var end = at + 2;
      if (end < pattern.length() && Character.isDigit(pattern.charAt(end))) {
        end++;
      }
      take("(?:\\" + pattern.substring(at + 1, end) + ")", end - at);
    } else if (c == 'Z') {
      take("\\z", 2);
    } else {
      plainEscape(c, MEANINGFUL_ESCAPES);
    }
  }

  /** The escapes that mean the same inside and outside of a character class. */
  private void plainEscape(char c, String meaningful) {
    if (meaningful.indexOf(c) >= 0) {
      take("\\" + c, 2);
    } else if (c == 'v') {
      take("\\x0B", 2);
    } else if (c == 'a') {
      take("\\x07", 2);
    } else if (c == '0') {
      var end = at + 2;
      while (end < Math.min(at + 4, pattern.length())
          && "01234567".indexOf(pattern.charAt(end)) >= 0) {
        end++;
      }
      take("\\x%02x".formatted(Integer.parseInt(pattern.substring(at + 1, end), 8)), end - at);
    } else if (c == 'x' || c == 'u') {
      take("\\" + c, 2);
    } else if (SourceText.continuesName(c) && c != '_') {
      throw bad("bad escape \\" + c);
    } else {
      literal(c);
    }
  }

  private void literal(char c) {
    var quoted = c < 128 && !Character.isLetterOrDigit(c) && c != '_' ? "\\" + c : "" + c;
    take(quoted, 2);
  }

  private void characterClass() {
    take("[", 1);
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      take("^", 1);
    }
    for (var first = true; at < pattern.length(); first = false) {
      var c = pattern.charAt(at);
      if (c == ']' && !first) {
        take("]", 1);
        return;
      }
      if (c == '\\' && at + 1 < pattern.length()) {
        classEscape(pattern.charAt(at + 1));
      } else {
        // Java knows nested classes and &&; Python knows neither
        take("[]&^# ".indexOf(c) >= 0 ? "\\" + c : "" + c, 1);
      }
    }
    throw bad("unterminated character set");
  }

  private void classEscape(char c) {
    if (c == 'b') {
      take("\\x08", 2);
    } else {
      plainEscape(c, "dDsSwWfnrt");
    }
  }

  private void group() {
    if (!pattern.startsWith("(?", at)) {
      groups++;
      take("(", 1);
      return;
    }
    var name = at(GROUP_NAME);
    var reference = at(REFERENCE);
    var comment = at(COMMENT);
    var flags = at(FLAGS);
    if (name.lookingAt()) {
      names.put(name.group(1), ++groups);
      take("(", name.end() - at);
    } else if (reference.lookingAt()) {
      take("(?:\\" + number(reference.group(1)) + ")", reference.end() - at);
    } else if (comment.lookingAt()) {
      at = comment.end();
    } else if (flags.lookingAt()) {
      var kept = flags.group(1).replaceAll("[aLu]", "");
      var off = flags.group(2) == null ? "" : flags.group(2);
      take("(?" + kept + off + flags.group(3), flags.end() - at);
    } else if (pattern.startsWith("(?(", at)) {
      throw bad("conditional groups are not supported");
    } else {
      take("(?", 2);
    }
  }

  private Matcher at(Pattern wanted) {
    return wanted.matcher(pattern).region(at, pattern.length());
  }

  private int number(String name) {
    if (!names.containsKey(name)) {
      throw bad("unknown group name '%s'".formatted(name));
    }
    return names.get(name);
  }

  /** A brace that begins no quantifier is text in Python. */
  private void brace() {
    var quantifier = at(QUANTIFIER);
    if (!quantifier.lookingAt() || quantifier.group().matches("\\{,?\\}")) {
      take("\\{", 1);
      return;
    }
    var low = quantifier.group(1).isEmpty() ? "0" : quantifier.group(1);
    take("{" + low + quantifier.group(2) + quantifier.group(3) + "}", quantifier.end() - at);
  }

  private EvaluationException bad(String reason) {
    return new EvaluationException(
        "error", "%s at position %d of the pattern %s".formatted(reason, at, Values.repr(pattern)));
  }
}
