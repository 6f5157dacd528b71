package org.abell.jobconf;

import java.util.List;

/** A misspelt isolation must never mean that there is none. */
final class IsolationCheck {

  private static final List<String> LIMITS =
      List.of(
          "limit_cpu_seconds",
          "limit_memory_mb",
          "limit_file_size_mb",
          "limit_processes",
          "limit_open_files");

  private IsolationCheck() {}

  /** Refuses what cannot be understood. */
  static void check(String owner, Params params, Place place, Reports reports) {
    params
        .text("isolation")
        .filter(word -> Isolation.of(word).isEmpty())
        .ifPresent(
            word ->
                reports.refuse(
                    place,
                    "isolation of %s must be required, auto or off, not '%s'"
                        .formatted(owner, word)));
    for (var limit : LIMITS) {
      params
          .text(limit)
          .filter(n -> Measures.whole(n).orElse(0) < 1)
          .ifPresent(
              n ->
                  reports.refuse(
                      place,
                      "%s of %s must be a whole number from 1, not '%s'"
                          .formatted(limit, owner, n)));
    }
  }
}
