package org.abell.handler;

import java.util.Arrays;
import java.util.List;

/** The tags of the jobs that a handler takes, as the system property says them. */
public final class HandlerTags {

  private static final String PROPERTY = "abell.handler.tags";
  private static final String DEFAULT = "_default_";

  private HandlerTags() {}

  /** The tags of this server: {@code abell.handler.tags}, comma separated. */
  public static List<String> ofThisServer() {
    return of(System.getProperty(PROPERTY, DEFAULT));
  }

  /** Reads {@code _default_,bigmem}; an empty text means the default tag. */
  static List<String> of(String text) {
    var tags = Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    return tags.isEmpty() ? List.of(DEFAULT) : tags;
  }
}
