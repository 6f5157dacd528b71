package org.abell.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * System accounts that live as long as a test class, and the helper that runs jobs as them, set up
 * as its page says but under names of its own. Only root can make all this: for anybody else the
 * test is skipped, or fails where CI runs it.
 */
public final class SystemAccounts implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;
  private static final Path SOURCES = Path.of("../domain-config/src/main/real-users");
  private static final String HELPER = "/usr/local/libexec/abell-as-user";
  private static final String CONFIGURATION = "/etc/abell/as-user.conf";

  private final String suffix = Long.toString(ProcessHandle.current().pid());
  private final Path folder;
  private final Path settings = Path.of("/etc/abell-test-" + suffix);
  private final Path sudoers = Path.of("/etc/sudoers.d/abell-test-" + suffix);

  /** What a command said, and the code it ended with. */
  public record Said(int code, String out, String err) {}

  private SystemAccounts() {
    try {
      folder = Files.createTempDirectory("accounts");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes them. */
  public static SystemAccounts create() {
    DebianPackages.needRoot("only root can make the accounts that this test needs");
    DebianPackages.program("sudo", "sudo");
    DebianPackages.program("python3", "python3-minimal");
    DebianPackages.program("setfacl", "acl");
    var accounts = new SystemAccounts();
    try {
      accounts.make();
    } catch (IOException | RuntimeException e) {
      accounts.close();
      throw new IllegalStateException("the accounts cannot be made: " + e.getMessage(), e);
    }
    return accounts;
  }

  private void make() throws IOException {
    must("useradd", "--system", "--user-group", "--no-create-home", server());
    must("groupadd", group());
    must("useradd", "--user-group", "--create-home", "--groups", group(), ada());
    must("useradd", "--user-group", "--create-home", "--groups", group(), bob());
    must("useradd", "--user-group", "--no-create-home", stranger());
    must("useradd", "--system", "--no-create-home", "--groups", group(), daemon());
    Files.createDirectories(settings);
    Files.createDirectories(jobs());
    must("chown", "-R", server() + ":", jobs().toString());
    write(
        helper(),
        Files.readString(SOURCES.resolve("abell-as-user"))
            .replace(CONFIGURATION, configuration().toString()),
        "rwxr-xr-x");
    configure("");
    write(
        sudoers,
        Files.readString(SOURCES.resolve("sudoers"))
            .replace(HELPER, helper().toString())
            .replace("ABELL_AS_USER", "ABELL_TEST_" + suffix)
            .replace("\nabell ", "\n" + server() + " "),
        "r--r-----");
    must("visudo", "-c", "-q", "-f", sudoers.toString());
  }

  /** Writes the helper's configuration, with lines beyond those that are needed. */
  public void configure(String more) throws IOException {
    write(
        configuration(),
        "server %s\ngroup %s\njobs %s\nlog %s\n".formatted(server(), group(), jobs(), log()) + more,
        "rw-r--r--");
  }

  private static void write(Path file, String text, String permissions) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  /** The account that the server would have. */
  public String server() {
    return "abell-s" + suffix;
  }

  /** The group of those whose jobs may run as themselves. */
  public String group() {
    return "abell-g" + suffix;
  }

  /** A user, in the group. */
  public String ada() {
    return "ada" + suffix;
  }

  /** Another user, in the group. */
  public String bob() {
    return "bob" + suffix;
  }

  /** Not in the group. */
  public String stranger() {
    return "stranger" + suffix;
  }

  /** In the group, but no account of a person. */
  public String daemon() {
    return "daemon" + suffix;
  }

  /** A folder that all of them can reach. */
  public Path folder() {
    return folder;
  }

  /** The folder of job directories, the server's. */
  public Path jobs() {
    return folder.resolve("jobs");
  }

  public Path helper() {
    return settings.resolve("abell-as-user");
  }

  public Path configuration() {
    return settings.resolve("as-user.conf");
  }

  /** What the helper wrote of its calls. */
  public Path log() {
    return folder.resolve("as-user.log");
  }

  /** Calls the helper as the server does. */
  public Said help(String... arguments) {
    var command = new ArrayList<>(List.of("sudo", "-n", helper().toString()));
    command.addAll(List.of(arguments));
    return as(server(), command.toArray(String[]::new));
  }

  /** Runs a command as one of the accounts, with its groups. */
  public Said as(String account, String... command) {
    var whole = new ArrayList<>(prefix(account));
    whole.addAll(List.of(command));
    return run(whole);
  }

  /** What has a command run as one of the accounts. */
  public static List<String> prefix(String account) {
    return List.of("setpriv", "--reuid=" + account, "--regid=" + account, "--init-groups", "--");
  }

  private Said run(List<String> command) {
    try {
      var out = Files.createTempFile("said", ".out");
      var err = Files.createTempFile("said", ".err");
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("no end of " + String.join(" ", command));
      }
      var said = new Said(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a command as root, which has to succeed. */
  public String must(String... command) {
    var said = run(List.of(command));
    if (said.code() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said.err());
    }
    return said.out();
  }

  @Override
  public void close() {
    for (var account : List.of(server(), ada(), bob(), stranger(), daemon())) {
      // What still runs as them would keep the account; nobody else has such a one.
      ProcessHandle.allProcesses()
          .filter(p -> p.info().user().filter(account::equals).isPresent())
          .forEach(ProcessHandle::destroyForcibly);
      run(List.of("userdel", "--force", "--remove", account));
    }
    run(List.of("groupdel", group()));
    run(List.of("rm", "-rf", folder.toString(), settings.toString(), sudoers.toString()));
  }
}
