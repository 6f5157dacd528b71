package org.abell.tool;

import java.util.regex.Pattern;

/** Regular expressions as tool files write them, for Java's engine. */
final class PythonPattern {

  private PythonPattern() {}

  /**
   * Compiles it. Named groups, {@code \Z} and the POSIX classes are translated; Java's own {@code
   * &&} and nested brackets inside a class are made literal.
   */
  static Pattern compile(String python, int flags) {
    var java = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < python.length(); i++) {
      char c = python.charAt(i);
      if (c == '\\' && i + 1 < python.length()) {
        char next = python.charAt(++i);
        java.append('\\').append(next == 'Z' ? 'z' : next);
      } else if (!inClass && python.startsWith("(?P<", i)) {
        java.append("(?<");
        i += 3;
      } else if (inClass && python.startsWith("[:", i) && python.indexOf(":]", i) > 0) {
        int end = python.indexOf(":]", i);
        java.append(posix(python.substring(i + 2, end)));
        i = end + 1;
      } else if (inClass && (c == '[' || c == '&')) {
        java.append('\\').append(c);
      } else {
        boolean first = inClass && c == ']' && opens(java);
        inClass = c == '[' || (inClass && (c != ']' || first));
        java.append(first ? "\\]" : String.valueOf(c));
      }
    }
    return Pattern.compile(java.toString(), flags);
  }

  /** Whether the class has only just begun, so that a bracket is one of its characters. */
  private static boolean opens(StringBuilder java) {
    int last = java.length() - 1;
    return java.charAt(last) == '['
        || (java.charAt(last) == '^' && last > 0 && java.charAt(last - 1) == '[');
  }

  private static String posix(String name) {
    return switch (name) {
      case "alpha" -> "\\p{Alpha}";
      case "digit" -> "\\p{Digit}";
      case "alnum" -> "\\p{Alnum}";
      case "upper" -> "\\p{Upper}";
      case "lower" -> "\\p{Lower}";
      case "punct" -> "\\p{Punct}";
      case "space" -> "\\s";
      case "xdigit" -> "\\p{XDigit}";
      default -> "";
    };
  }
}
