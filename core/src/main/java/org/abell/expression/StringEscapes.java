package org.abell.expression;

import java.util.Map;

/** The backslash escapes of Python's string literals. */
final class StringEscapes {

  private static final Map<Character, String> SIMPLE =
      Map.ofEntries(
          Map.entry('n', "\n"),
          Map.entry('t', "\t"),
          Map.entry('r', "\r"),
          Map.entry('\\', "\\"),
          Map.entry('\'', "'"),
          Map.entry('"', "\""),
          Map.entry('a', "\u0007"),
          Map.entry('b', "\b"),
          Map.entry('f', "\f"),
          Map.entry('v', "\u000b"),
          Map.entry('\n', ""));

  private StringEscapes() {}

  /** The text that the inside of a literal means; unknown escapes stay as they are. */
  static String resolve(String literal) {
    if (literal.indexOf('\\') < 0) {
      return literal;
    }
    var out = new StringBuilder();
    for (var at = 0; at < literal.length(); ) {
      var c = literal.charAt(at);
      if (c != '\\' || at + 1 == literal.length()) {
        out.append(c);
        at++;
      } else {
        at = append(out, literal, at);
      }
    }
    return out.toString();
  }

  private static int append(StringBuilder out, String literal, int at) {
    var c = literal.charAt(at + 1);
    if (SIMPLE.containsKey(c)) {
      out.append(SIMPLE.get(c));
      return at + 2;
    }
    var digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0 && hex(literal, at + 2, digits)) {
      out.appendCodePoint(Integer.parseInt(literal.substring(at + 2, at + 2 + digits), 16));
      return at + 2 + digits;
    }
    if (c >= '0' && c <= '7') {
      var end = at + 1;
      while (end < Math.min(at + 4, literal.length())
          && "01234567".indexOf(literal.charAt(end)) >= 0) {
        end++;
      }
      out.append((char) Integer.parseInt(literal.substring(at + 1, end), 8));
      return end;
    }
    out.append('\\').append(c);
    return at + 2;
  }

  private static boolean hex(String literal, int from, int digits) {
    return from + digits <= literal.length()
        && literal.substring(from, from + digits).matches("[0-9a-fA-F]+")
        && Character.isValidCodePoint(
            (int) Long.parseLong(literal.substring(from, from + digits), 16));
  }
}
