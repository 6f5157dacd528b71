package org.abell.runner.local;

import java.nio.file.Path;
import java.time.Clock;
import org.abell.jobdir.JobDirectory;
import org.abell.runner.RunnerJob;

/** A handler of its own process that starts one job and then waits to be killed. */
public final class DyingHandler {

  private DyingHandler() {}

  /** The arguments are token and job directory. */
  public static void main(String[] arguments) throws Exception {
    var job = new RunnerJob("local", arguments[0], new JobDirectory(Path.of(arguments[1]), 1));
    new LocalRunner(Clock.systemUTC(), ended -> {}, Sandbox.none("")).start(job);
    System.out.println("started");
    Thread.currentThread().join();
  }
}
