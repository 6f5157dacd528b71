package org.abell.runner.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.abell.isolation.Confinement;
import org.abell.jobconf.Isolation;
import org.abell.jobdir.JobDirectory;
import org.abell.process.Processes;
import org.abell.runner.JobRefused;
import org.jboss.logging.Logger;

/**
 * Isolates jobs with bubblewrap: a root that is read-only, processes, memory and network of their
 * own, no capabilities, and an end that nothing in it outlives.
 */
public final class Sandbox {

  private static final Logger LOG = Logger.getLogger(Sandbox.class);
  private static final String PROGRAM = "bwrap";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<String> ALWAYS =
      List.of("--unshare-pid", "--unshare-ipc", "--die-with-parent", "--cap-drop", "ALL");

  /** What hosts may not be able to do, the best first. */
  private static final List<List<String>> LEVELS =
      List.of(List.of("--unshare-user", "--disable-userns"), List.of("--unshare-user"), List.of());

  private final Optional<List<String>> level;
  private final String problem;
  private final HostSecrets secrets;

  private Sandbox(Optional<List<String>> level, String problem, HostSecrets secrets) {
    this.level = level;
    this.problem = problem;
    this.secrets = secrets;
  }

  /** Isolates nothing: for hosts that cannot. */
  static Sandbox none(String why) {
    return new Sandbox(Optional.empty(), why, new HostSecrets(List.of()));
  }

  /** Tries what this host can do, and says it in one line of the log. */
  public static Sandbox probe() {
    var sandbox = tried(HostSecrets.ofServer());
    if (sandbox.level.isPresent()) {
      LOG.infof("local jobs are isolated by bubblewrap (%s)", String.join(" ", sandbox.flags()));
    } else {
      LOG.warnf("local jobs are not isolated from each other: %s", sandbox.problem);
    }
    return sandbox;
  }

  static Sandbox tried(HostSecrets secrets) {
    var problem = "";
    for (var level : LEVELS) {
      try {
        var said = attempt(level);
        if (said.isEmpty()) {
          return new Sandbox(Optional.of(level), "", secrets);
        }
        problem = problem.isEmpty() ? said.get() : problem;
      } catch (IOException e) {
        return none("bubblewrap (bwrap) is not installed on this host");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return none("the attempt was interrupted");
      }
    }
    return none(problem);
  }

  /** Whether jobs can be isolated here. */
  boolean works() {
    return level.isPresent();
  }

  /**
   * The arguments of bubblewrap, but for the command; empty when the job is to run without.
   *
   * @throws JobRefused when it must not run without, and this host cannot do it
   */
  Optional<List<String>> arguments(JobDirectory directory, Confinement confinement)
      throws JobRefused, IOException {
    if (confinement.isolation() == Isolation.OFF) {
      return Optional.empty();
    }
    if (level.isEmpty()) {
      if (confinement.isolation() == Isolation.REQUIRED) {
        throw new JobRefused("The job has to run isolated, but " + problem + ".");
      }
      return Optional.empty();
    }
    var arguments = flags();
    if (!confinement.network()) {
      arguments.add("--unshare-net");
    }
    arguments.addAll(new Mounts(directory, confinement, secrets).arguments());
    return Optional.of(arguments);
  }

  private List<String> flags() {
    var flags = new ArrayList<>(level.orElseThrow());
    flags.addAll(ALWAYS);
    return flags;
  }

  /** What went wrong, if anything did. */
  private static Optional<String> attempt(List<String> level)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(PROGRAM));
    command.addAll(level);
    command.addAll(ALWAYS);
    command.addAll(List.of("--unshare-net", "--ro-bind", "/", "/", "--dev", "/dev"));
    command.addAll(List.of("--proc", "/proc", "/bin/true"));
    var error = Files.createTempFile("isolation", ".txt");
    try {
      var nothing = Path.of("/dev/null");
      var streams = new Processes.Streams(nothing, nothing, error, PATIENCE);
      OptionalInt code = Processes.run(command, Map.of("PATH", LocalRunner.PATH), streams);
      return code.equals(OptionalInt.of(0))
          ? Optional.empty()
          : Optional.of("bubblewrap does not work here: " + Files.readString(error).strip());
    } finally {
      Files.deleteIfExists(error);
    }
  }
}
