package org.abell.runner;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/**
 * A place where jobs run. Jobs outlive the handler: any instance on the right host finds a job of
 * an earlier one by its token. No method waits for a job.
 */
public interface Runner {

  /**
   * Starts the script in the job's directory. A job that was started already, by anyone, is not
   * started again.
   *
   * @return what the place calls the job: process id, cluster job id
   * @throws IOException when it cannot be started; it is then certain that nothing runs
   */
  String start(RunnerJob job) throws IOException;

  /** How the jobs fare; every job that was asked for is in the answer. */
  Map<RunnerJob, RunState> look(Collection<RunnerJob> jobs) throws IOException;

  /**
   * Stops a job: politely at first, by force when asked again after a while.
   *
   * @return true once nothing of the job is left; until then, ask again
   */
  boolean stop(RunnerJob job) throws IOException;

  /** Keeps nothing in mind about the job; whatever runs goes on. */
  void forget(RunnerJob job);
}
