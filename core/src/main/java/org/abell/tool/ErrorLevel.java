package org.abell.tool;

import java.util.Locale;

/** How bad a sign in a tool's output is; the job fails from FATAL on. */
public enum ErrorLevel {
  LOG("Log", 1),
  QC("QC", 1.1),
  WARNING("Warning", 2),
  FATAL("Fatal error", 3),
  FATAL_OOM("Out of memory error", 4);

  private final String title;
  private final double weight;

  ErrorLevel(String title, double weight) {
    this.title = title;
    this.weight = weight;
  }

  public String title() {
    return title;
  }

  /** The number clients see as error_level. */
  public double weight() {
    return weight;
  }

  public boolean failsJob() {
    return compareTo(FATAL) >= 0;
  }

  /** The level of that name; an unknown name is FATAL, as in Galaxy. */
  public static ErrorLevel of(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "log" -> LOG;
      case "qc" -> QC;
      case "warning" -> WARNING;
      case "fatal_oom" -> FATAL_OOM;
      default -> FATAL;
    };
  }
}
