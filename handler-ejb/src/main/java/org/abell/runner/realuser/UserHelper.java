package org.abell.runner.realuser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.account.SystemAccount;
import org.abell.jobdir.JobDirectory;
import org.abell.process.Processes;
import org.abell.runner.JobRefused;

/**
 * The program {@code abell-as-user}, which sudo lets this server call as root. It checks everything
 * by itself; what it refuses is told here in its own words.
 *
 * @param program its absolute path
 */
public record UserHelper(Path program) {

  /** Where its page says that it is put. */
  public static final Path USUAL = Path.of("/usr/local/libexec/abell-as-user");

  private static final int DONE = 0;
  private static final int NO_ACCOUNT = 3;
  private static final int BAD_DIRECTORY = 4;

  /** A directory with very many files takes its time. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG", "C");

  /** What is asked of the processes of a job. */
  public enum Signal {
    TERM,
    KILL,
    /** Nothing; they are only counted. */
    COUNT
  }

  /**
   * Gives the job's directory and its inputs to the user, but for what the server keeps of it.
   *
   * @throws JobRefused when the user has no account that may run jobs
   * @throws IOException when the helper is not set up
   */
  public void give(SystemAccount account, JobDirectory directory) throws JobRefused, IOException {
    for (var written :
        List.of(
            directory.jobStdout(),
            directory.jobStderr(),
            directory.exitCodeFile(),
            directory.metrics())) {
      // The user may not make files beside the server's own, only write those that are there.
      Files.write(written, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    var said = ask(command("give", account, directory));
    if (said.code() == NO_ACCOUNT) {
      throw new JobRefused(
          "Jobs run under the system account of their user here, and yours may not: %s."
              .formatted(words(said)),
          new IOException(words(said)));
    }
    if (said.code() == BAD_DIRECTORY) {
      throw new JobRefused(
          "The job's directory could not be given to %s.".formatted(account.name()),
          new IOException(words(said)));
    }
    done(said);
    new InputAccess(account).grant(directory);
  }

  /** The command that becomes the job's supervisor. */
  public List<String> run(SystemAccount account, JobDirectory directory, String token)
      throws IOException {
    return command("run", account, directory, token);
  }

  /** The command that runs a program of a workload manager as the user. */
  public List<String> manager(SystemAccount account, JobDirectory directory, List<String> program)
      throws IOException {
    return command("manager", account, directory, program.toArray(String[]::new));
  }

  /**
   * Signals what is left of a job.
   *
   * @return how many processes that were
   */
  public int kill(SystemAccount account, JobDirectory directory, String token, Signal signal)
      throws IOException {
    var said = done(ask(command("kill", account, directory, token, signal.name())));
    try {
      return Integer.parseInt(said.out().strip());
    } catch (NumberFormatException e) {
      throw new IOException("%s said '%s'".formatted(program, said.out().strip()), e);
    }
  }

  /**
   * Makes all that is in the directory the server's again.
   *
   * @return what was left out, as a sentence; empty when nothing was
   */
  public Optional<String> take(SystemAccount account, JobDirectory directory) throws IOException {
    var said = ask(command("take", account, directory));
    if (said.code() == BAD_DIRECTORY || said.code() == NO_ACCOUNT) {
      return Optional.of("What the job wrote could not all be taken: %s.".formatted(words(said)));
    }
    done(said);
    return Optional.empty();
  }

  private List<String> command(
      String verb, SystemAccount account, JobDirectory directory, String... more)
      throws IOException {
    // It follows no link, not even one that an admin put above all jobs.
    var real = directory.root().toRealPath().toString();
    var words = new ArrayList<>(List.of("sudo", "-n", program.toString(), verb));
    words.addAll(List.of(account.name(), real));
    words.addAll(List.of(more));
    return words;
  }

  private static Processes.Said ask(List<String> command) throws IOException {
    return Processes.ask(command, ENVIRONMENT, PATIENCE)
        .orElseThrow(() -> new IOException(command.get(2) + " gave no answer"));
  }

  private static Processes.Said done(Processes.Said said) throws IOException {
    if (said.code() != DONE) {
      throw new IOException("jobs cannot run as their users: " + words(said));
    }
    return said;
  }

  private static String words(Processes.Said said) {
    var text = said.err().strip().replaceAll("\\s*\\R\\s*", "; ");
    return text.startsWith("abell-as-user: ") ? text.substring("abell-as-user: ".length()) : text;
  }
}
