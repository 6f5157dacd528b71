package org.abell.jobconf;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classes of tools that can be mapped together; a tool of several goes by the first. */
public enum ToolClass {
  /** Built in, and never run elsewhere: uploads, expressions. */
  LOCAL,
  /** In need of the server's own environment. */
  REQUIRES_GALAXY,
  /** Written by a user. */
  USER_DEFINED;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ToolClass> of(String text) {
    return Stream.of(values()).filter(c -> c.text().equals(text.strip())).findFirst();
  }

  static String all() {
    return Stream.of(values()).map(ToolClass::text).collect(Collectors.joining(", "));
  }
}
