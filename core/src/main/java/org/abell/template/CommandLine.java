package org.abell.template;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Makes one shell line of a rendered command. */
public final class CommandLine {

  private CommandLine() {}

  /**
   * Strips every line and joins them with blanks. A backslash at a line's end thereby escapes a
   * blank; that is what existing tool files are written against.
   */
  public static String flatten(String rendered) {
    return Arrays.stream(rendered.split("\n", -1))
        .map(String::strip)
        .collect(Collectors.joining("\n"))
        .replace('\n', ' ')
        .replace('\r', ' ')
        .strip();
  }
}
