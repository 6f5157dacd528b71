package org.abell.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.jobdir.JobDirectory;

/**
 * The account that a job runs under: written into its directory by who prepares it, and obeyed by
 * who starts, stops and finishes it, whatever the configuration or the user is called by then.
 *
 * @param name as {@code getent passwd} has it; that there is such an account is not known here
 * @param reads the datasets that the job reads, which may be closed to other accounts
 */
public record SystemAccount(String name, List<Path> reads) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");
  private static final String FILE = "account";

  public SystemAccount {
    reads = List.copyOf(reads);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'%s' is no name of a system account".formatted(name));
    }
  }

  /**
   * The name of a user's account.
   *
   * @param rule Galaxy's {@code real_system_username}: {@code user_email} for what stands before
   *     the @, {@code username}, or the name of an account that all share
   */
  public static String name(String rule, String email, String username) {
    return switch (rule) {
      case "user_email" -> email.split("@", 2)[0];
      case "username" -> username;
      default -> rule;
    };
  }

  /** What was written for the job; nothing was for one that runs as the server does. */
  public static Optional<SystemAccount> of(JobDirectory directory) throws IOException {
    try {
      var lines = Files.readAllLines(file(directory));
      var paths = lines.stream().skip(1).map(Path::of).toList();
      return Optional.of(new SystemAccount(lines.isEmpty() ? "" : lines.get(0), paths));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(file(directory) + ": " + e.getMessage(), e);
    }
  }

  /** Writes it for whoever starts the job. */
  public void writeTo(JobDirectory directory) throws IOException {
    var lines = Stream.concat(Stream.of(name), reads.stream().map(Path::toString));
    directory.write(file(directory), lines.collect(Collectors.joining("\n", "", "\n")));
  }

  /** The job runs as the server does. */
  public static void none(JobDirectory directory) throws IOException {
    Files.deleteIfExists(file(directory));
  }

  private static Path file(JobDirectory directory) {
    return directory.root().resolve(FILE);
  }
}
