package org.abell.runner;

import java.util.List;
import java.util.Optional;
import org.abell.jobconf.Destination;
import org.abell.jobconf.MetricsChoice;
import org.abell.jobconf.Params;
import org.abell.jobdir.JobDirectory;

/**
 * A job as runners know it.
 *
 * @param runner the id of the runner it was given to
 * @param token its name there, never used twice by an installation: letters, digits and hyphens
 * @param directory script, streams and exit code
 * @param details what may be of use; they may change while the job is there, the rest does not
 */
public record RunnerJob(String runner, String token, JobDirectory directory, Details details) {

  /**
   * What a runner may look at.
   *
   * @param toolId of the tool it runs
   * @param destination where it was sent, with what was added for this job alone; has no parameters
   *     any more when it was taken out of the configuration
   * @param image of the container that a runner of pods is to start
   */
  public record Details(String toolId, Destination destination, Optional<String> image) {

    /** Of a runner that starts scripts on its hosts. */
    public Details(String toolId, Destination destination) {
      this(toolId, destination, Optional.empty());
    }

    /** The parameters of the destination. */
    public Params params() {
      return destination.params();
    }
  }

  /** A job of no matter which tool, on a destination that says nothing. */
  public RunnerJob(String runner, String token, JobDirectory directory) {
    this(
        runner,
        token,
        directory,
        new Details(
            "",
            new Destination(
                runner,
                runner,
                List.of(),
                Params.NONE,
                List.of(),
                List.of(),
                new MetricsChoice.Usual())));
  }
}
