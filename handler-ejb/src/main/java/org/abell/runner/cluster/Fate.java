package org.abell.runner.cluster;

/** What a workload manager says of a job, in words that all of them share. */
enum Fate {
  WAITS,
  RUNS,
  /** It ended by itself, well or badly: its own file says how. */
  ENDED,
  OUT_OF_TIME,
  OUT_OF_MEMORY,
  /** Its host failed, or the manager took it away in favour of another: it may run again. */
  INTERRUPTED,
  CANCELLED;

  boolean alive() {
    return this == WAITS || this == RUNS;
  }
}
