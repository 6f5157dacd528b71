package org.abell.preparation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.abell.account.SystemAccount;
import org.abell.jobdir.JobDirectory;

/** Under which system account a job runs. */
final class AccountPlan {

  private AccountPlan() {}

  /**
   * The account of the job's user; empty where jobs run as the server does.
   *
   * @throws PreparationFailed when nothing that the user is called can be the name of an account
   */
  static Optional<SystemAccount> of(JobSheet sheet, JobOptions options) throws PreparationFailed {
    if (!options.runsAsUser()) {
      return Optional.empty();
    }
    var owner = sheet.owner();
    var reads =
        sheet.inputs().stream()
            .flatMap(i -> Stream.of(i.path(), i.extraFiles()))
            .filter(Files::exists)
            .toList();
    try {
      var name = SystemAccount.name(options.systemUsername(), owner.email(), owner.username());
      return Optional.of(new SystemAccount(name, reads));
    } catch (IllegalArgumentException e) {
      throw new PreparationFailed(
          "Jobs run under the system account of their user here, and %s.".formatted(e.getMessage()),
          "real_system_username is " + options.systemUsername());
    }
  }

  /** Shuts everybody else out before anything lies in there. */
  static void shut(JobDirectory directory) throws IOException {
    Files.createDirectories(directory.root());
    Files.setPosixFilePermissions(directory.root(), PosixFilePermissions.fromString("rwx------"));
  }
}
