package org.abell.runner.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import org.abell.jobdir.JobDirectory;

/** A handler of its own process that creates one job, and is killed before it hears of it. */
public final class DyingCreator {

  private DyingCreator() {}

  /** The arguments are the kubeconfig, the token, and the job's directory and number. */
  public static void main(String[] arguments) throws Exception {
    var directory = new JobDirectory(Path.of(arguments[2]), Long.parseLong(arguments[3]));
    var jobs = new PodJobs(Path.of(arguments[0]), directory.root());
    jobs.runner(Map.of()).start(jobs.job(arguments[1], directory, Map.of()));
    throw new IllegalStateException("was to be killed before it had an answer");
  }
}
