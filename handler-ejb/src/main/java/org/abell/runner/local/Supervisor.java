package org.abell.runner.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.abell.jobdir.JobDirectory;

/**
 * The supervisor of a job, as it wrote itself down before it started the job's script.
 *
 * @param token of the job that it runs
 * @param pid its number, which is also that of its session
 * @param startTicks when it started, counted from the boot
 * @param bootId the boot of the machine it runs on
 * @param host the machine
 */
record Supervisor(String token, long pid, long startTicks, String bootId, String host) {

  private static final String FILE = "supervisor";

  /** The file is there, whole or not: somebody runs or ran this job. */
  static boolean claimed(JobDirectory directory) {
    return Files.exists(file(directory));
  }

  /** Who runs or ran the job; empty also while the line is still being written. */
  static Optional<Supervisor> of(JobDirectory directory) throws IOException {
    try {
      var line = Files.readString(file(directory));
      var words = line.strip().split(" ");
      return line.endsWith("\n") && words.length == 5
          ? Optional.of(
              new Supervisor(
                  words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), words[3], words[4]))
          : Optional.empty();
    } catch (NoSuchFileException | NumberFormatException e) {
      // Nobody wrote it, or it was not a supervisor who did.
      return Optional.empty();
    }
  }

  /** Whether it lives, on this host and since this boot. */
  boolean alive() throws IOException {
    return process().isPresent();
  }

  /** Its process, if that lives; never a later process of the same number. */
  Optional<ProcessTable.Entry> process() throws IOException {
    return bootId.equals(ProcessTable.bootId())
        ? ProcessTable.find(pid).filter(p -> p.startTicks() == startTicks)
        : Optional.empty();
  }

  /** Why nothing can be known of it any more, for one that does not live and left no exit code. */
  String loss() throws IOException {
    var here = ProcessTable.hostName();
    if (!host.equals(here)) {
      return "It ran on the host %s, whose handler is gone; from %s it cannot be watched."
          .formatted(host, here);
    }
    return bootId.equals(ProcessTable.bootId())
        ? "Its process %d on %s is gone, without an exit code.".formatted(pid, host)
        : "The host %s was started anew while it ran.".formatted(host);
  }

  private static Path file(JobDirectory directory) {
    return directory.root().resolve(FILE);
  }
}
