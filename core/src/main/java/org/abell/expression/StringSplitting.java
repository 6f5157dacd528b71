package org.abell.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The methods of Python's str that strip it or cut it into parts. */
final class StringSplitting {

  private static final MethodTable<String> TABLE =
      new MethodTable<String>()
          .add("strip", "chars?", (s, a) -> stripped(s, a, true, true))
          .add("lstrip", "chars?", (s, a) -> stripped(s, a, true, false))
          .add("rstrip", "chars?", (s, a) -> stripped(s, a, false, true))
          .add("split", "sep? maxsplit?", StringSplitting::split)
          .add("rsplit", "sep? maxsplit?", StringSplitting::rsplit)
          .add("splitlines", "keepends?", (s, a) -> lines(s, a.truth("keepends")))
          .add("partition", "sep", (s, a) -> partition(s, a.text("sep"), false))
          .add("rpartition", "sep", (s, a) -> partition(s, a.text("sep"), true));

  private StringSplitting() {}

  static Optional<Object> find(String self, String name) {
    return TABLE.find(self, name);
  }

  private static String stripped(String text, Arguments arguments, boolean left, boolean right) {
    var characters = arguments.text("chars", "");
    var white = !arguments.has("chars") || arguments.get("chars") == None.NONE;
    var from = 0;
    var to = text.length();
    while (left && from < to && goes(text.charAt(from), characters, white)) {
      from++;
    }
    while (right && to > from && goes(text.charAt(to - 1), characters, white)) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean goes(char c, String characters, boolean white) {
    return white ? isSpace(c) : characters.indexOf(c) >= 0;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  private static Object split(String text, Arguments arguments) {
    var most = arguments.whole("maxsplit", -1);
    if (!arguments.has("sep") || arguments.get("sep") == None.NONE) {
      return words(text, most);
    }
    var separator = separator(arguments);
    var parts = new ArrayList<Object>();
    var from = 0;
    for (var at = text.indexOf(separator); at >= 0 && most-- != 0; ) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
      at = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static List<Object> words(String text, long most) {
    var words = new ArrayList<Object>();
    var at = 0;
    while (true) {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        return words;
      }
      var end = at;
      while (end < text.length() && !isSpace(text.charAt(end))) {
        end++;
      }
      if (most-- == 0) {
        words.add(text.substring(at));
        return words;
      }
      words.add(text.substring(at, end));
      at = end;
    }
  }

  private static Object rsplit(String text, Arguments arguments) {
    if (!arguments.has("sep") || arguments.get("sep") == None.NONE) {
      var mirrored =
          words(new StringBuilder(text).reverse().toString(), arguments.whole("maxsplit", -1));
      mirrored.replaceAll(word -> new StringBuilder((String) word).reverse().toString());
      Collections.reverse(mirrored);
      return mirrored;
    }
    var separator = separator(arguments);
    var most = arguments.whole("maxsplit", -1);
    var parts = new ArrayList<Object>();
    var to = text.length();
    for (var at = text.lastIndexOf(separator); at >= 0 && most-- != 0; ) {
      parts.add(text.substring(at + separator.length(), to));
      to = at;
      at = text.lastIndexOf(separator, to - separator.length());
    }
    parts.add(text.substring(0, to));
    Collections.reverse(parts);
    return parts;
  }

  private static String separator(Arguments arguments) {
    var separator = arguments.text("sep");
    if (separator.isEmpty()) {
      throw EvaluationException.value("empty separator");
    }
    return separator;
  }

  private static List<Object> lines(String text, boolean keepEnds) {
    var lines = new ArrayList<Object>();
    var from = 0;
    while (from < text.length()) {
      var end = from;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      var next = Math.min(end + (text.startsWith("\r\n", end) ? 2 : 1), text.length());
      lines.add(text.substring(from, keepEnds ? next : end));
      from = next;
    }
    return lines;
  }

  private static Tuple partition(String text, String separator, boolean last) {
    var at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
    if (at < 0) {
      return last ? Tuple.of("", "", text) : Tuple.of(text, "", "");
    }
    return Tuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
  }
}
