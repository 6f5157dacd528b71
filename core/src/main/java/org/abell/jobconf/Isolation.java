package org.abell.jobconf;

import java.util.Locale;
import java.util.Optional;

/** Whether a job is shut off from the rest of its host. */
public enum Isolation {
  /** A host that cannot do it must not run the job. */
  REQUIRED,
  /** Where the host can do it. */
  AUTO,
  /** Not at all. */
  OFF;

  /** The one that a configuration names; {@code off} is a truth value in YAML. */
  public static Optional<Isolation> of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "required" -> Optional.of(REQUIRED);
      case "auto" -> Optional.of(AUTO);
      case "off", "false", "no" -> Optional.of(OFF);
      default -> Optional.empty();
    };
  }
}
