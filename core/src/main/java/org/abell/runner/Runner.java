package org.abell.runner;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.abell.jobconf.Destination;

/**
 * A place where jobs run. Jobs outlive the handler: any instance finds a job of an earlier one by
 * its token. No method waits for a job. All are called from many threads at once.
 *
 * <p>An {@link IOException} always means that the place could not be asked: nothing is known then,
 * so nothing is done about the job, and the handler asks again a little later, for as long as it
 * takes.
 */
public interface Runner extends AutoCloseable {

  /**
   * Starts the script in the job's directory. The token was stored before; when the handler dies in
   * here, the next one asks {@link #look} whether the job is there, and starts it if not.
   *
   * @return what the place calls the job, and whether it runs at once
   * @throws JobRefused when the place does not want the job; it is then certain that nothing runs
   * @throws IOException when the place could not be asked, or gave no answer: the job may be there
   */
  RunState.Alive start(RunnerJob job) throws JobRefused, IOException;

  /**
   * How the jobs fare, found by their tokens. A job that is {@link RunState.NotStarted} will be
   * started (once more), so that has to be certain; one of which nothing can be said for the moment
   * is left out.
   */
  Map<RunnerJob, RunState> look(Collection<RunnerJob> jobs) throws IOException;

  /**
   * Stops a job: politely at first, by force when asked again after a while. Stopping one that has
   * ended, or never was, is no error.
   *
   * @return true once nothing of the job is left; until then, ask again
   */
  boolean stop(RunnerJob job) throws IOException;

  /**
   * Why jobs cannot run there now, as far as that can be said without asking anybody: sentences
   * without a dot, such as "sbatch is not in the PATH". Asked when the configuration changes, and
   * now and then.
   *
   * @param destinations those that send jobs there
   */
  default List<String> complaints(Collection<Destination> destinations) {
    return List.of();
  }

  /** Keeps nothing in mind about the job; whatever runs goes on. */
  default void forget(RunnerJob job) {}

  /** Lets go of connections and threads; whatever runs goes on. */
  @Override
  default void close() {}
}
