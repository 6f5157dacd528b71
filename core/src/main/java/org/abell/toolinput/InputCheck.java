package org.abell.toolinput;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the check of a request's inputs found. */
public sealed interface InputCheck {

  /** Everything is as the tool wants it. */
  record Accepted(ToolValues values) implements InputCheck {}

  /**
   * The request cannot be run.
   *
   * @param errors one sentence by flat parameter name, in form order; never empty
   */
  record Refused(Map<String, String> errors) implements InputCheck {
    public Refused {
      errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    /** All errors in one line, for an answer that has only one. */
    public String sentence() {
      return errors.entrySet().stream()
          .map(e -> "Parameter '%s': %s".formatted(e.getKey(), e.getValue()))
          .collect(Collectors.joining(" "));
    }
  }
}
