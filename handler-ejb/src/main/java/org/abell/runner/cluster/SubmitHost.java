package org.abell.runner.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A host that has the commands of a workload manager. */
interface SubmitHost extends AutoCloseable {

  /**
   * Runs a command, and waits for its end.
   *
   * @throws IOException when the host cannot be reached, or the command is not there or takes too
   *     long: what it was to do may or may not have happened
   */
  Answer run(List<String> command) throws IOException;

  /** Why these commands cannot be run, as far as that is known without asking anybody. */
  default Optional<String> complaint(List<String> commands) {
    return Optional.empty();
  }

  @Override
  void close();
}
