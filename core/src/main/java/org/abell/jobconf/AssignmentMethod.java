package org.abell.jobconf;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways in which a new job finds its handler. */
public enum AssignmentMethod {
  /** The server that creates the job keeps it, in memory. */
  MEM_SELF,
  /** The server that creates the job keeps it, in the database. */
  DB_SELF,
  /** The server that creates the job draws one of the configured handlers. */
  DB_PREASSIGN,
  /** Any handler of the tag takes the job in a serializable transaction. */
  DB_TRANSACTION_ISOLATION,
  /** Any handler of the tag takes the job by a row lock that others skip. */
  DB_SKIP_LOCKED;

  /** The name in a configuration, such as {@code db-skip-locked}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether every server handles its own jobs. */
  public boolean isSelf() {
    return this == MEM_SELF || this == DB_SELF;
  }

  /** Whether handlers take jobs, instead of being given them. */
  public boolean isGrabbing() {
    return this == DB_TRANSACTION_ISOLATION || this == DB_SKIP_LOCKED;
  }

  static Optional<AssignmentMethod> of(String text) {
    return Stream.of(values())
        .filter(m -> m.text().equals(text.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  static String all() {
    return Stream.of(values()).map(AssignmentMethod::text).collect(Collectors.joining(", "));
  }
}
