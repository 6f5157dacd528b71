package org.abell.jobdir;

import java.util.Map;
import java.util.stream.Collectors;

/** Words and lines of a POSIX shell. */
public final class Shell {

  private Shell() {}

  /** The text as one word, whatever is in it. */
  public static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** One line for each variable that sets and exports it, taken literally. */
  static String exports(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(e -> "export %s=%s\n".formatted(e.getKey(), quote(e.getValue())))
        .collect(Collectors.joining());
  }
}
