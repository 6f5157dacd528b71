package org.abell.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;

/**
 * The peer: a shell that runs the very scripts a handler would start, and does nothing else. No
 * database, no web server, no bookkeeping: the machine's limit for these processes.
 */
final class ShellLoop {

  private static final String LOOP =
      """
      run() { for job in $(seq "$1" 2 "$2"); do
        setsid -w /bin/bash "$3/supervisor.sh" token "$3/$job" "$job"
      done; }
      run 1 "$1" "$2" & run 2 "$1" "$2" & wait
      """;

  private final Path folder;
  private final int jobs;

  /** Lays out that many jobs in the folder. */
  ShellLoop(Path folder, int jobs) throws IOException {
    this.folder = folder;
    this.jobs = jobs;
    for (var job = 1; job <= jobs; job++) {
      var directory = new JobDirectory(folder.resolve(Integer.toString(job)), job);
      JobScript.of("true").writeTo(directory);
    }
    try (var script =
        JobScript.class.getResourceAsStream("/org/abell/runner/local/supervisor.sh")) {
      Files.copy(script, folder.resolve("supervisor.sh"));
    }
  }

  /** Runs all jobs, two at a time; gives how long it took. */
  Duration run() throws IOException, InterruptedException {
    var start = System.nanoTime();
    var command =
        List.of("/bin/bash", "-c", LOOP, "loop", Integer.toString(jobs), folder.toString());
    var loop =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    loop.waitFor();
    var took = Duration.ofNanos(System.nanoTime() - start);
    for (var job = 1; job <= jobs; job++) {
      var code = Files.readString(folder.resolve("%d/galaxy_%d.ec".formatted(job, job))).strip();
      if (!code.equals("0")) {
        throw new IllegalStateException("job %d of the loop ended with %s".formatted(job, code));
      }
    }
    return took;
  }
}
