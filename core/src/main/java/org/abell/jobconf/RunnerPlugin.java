package org.abell.jobconf;

/**
 * A runner as configured: what {@code <plugin>} and an entry of {@code runners} describe.
 *
 * @param load the class that Galaxy would load, as written; empty for the dynamic runner
 * @param workers how many jobs it starts at once; for the local runner, runs at once
 */
public record RunnerPlugin(String id, String load, RunnerKind kind, int workers, Params params) {

  /** The id of the runner that is always there and decides where a job goes. */
  public static final String DYNAMIC = "dynamic";

  /** Threads of a runner that names no number. */
  public static final int USUAL_WORKERS = 4;

  static RunnerPlugin local(int workers) {
    return new RunnerPlugin(
        "local",
        "galaxy.jobs.runners.local:LocalJobRunner",
        RunnerKind.LOCAL,
        workers,
        Params.NONE);
  }

  static RunnerPlugin dynamic(int workers, Params params) {
    return new RunnerPlugin(DYNAMIC, "", RunnerKind.DYNAMIC, workers, params);
  }
}
