package org.abell.runner.realuser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.abell.debian.SystemAccounts;

/**
 * A server of an ordinary account, with its users: what {@link ServerOfUsers} does is done in
 * processes of that account.
 *
 * @param home the server's own folder, shut to others
 * @param properties what those processes are told
 */
record ServerAccount(
    SystemAccounts accounts, Path classes, Path home, Map<String, String> properties)
    implements AutoCloseable {

  /** Makes accounts, and puts the classes where every account can read them. */
  static ServerAccount make(Map<String, String> properties) throws IOException {
    var accounts = SystemAccounts.create();
    var classes = Files.createDirectories(accounts.folder().resolve("classes"));
    var folders = 0;
    for (var path : ServerOfUsers.needed().toList()) {
      var to = Files.isDirectory(path) ? classes.resolve("" + folders++) : classes;
      accounts.must("cp", "-r", path.toString(), to.toString());
    }
    accounts.must("chmod", "-R", "a+rX", classes.toString());
    var home = accounts.folder().resolve("server");
    accounts.must("install", "-d", "-m", "700", "-o", accounts.server(), home.toString());
    return new ServerAccount(accounts, classes, home, properties);
  }

  @Override
  public void close() {
    accounts.close();
  }

  /** The directory of a job that is ready to be started. */
  Path prepared(int number, String account, String command, String isolation, String... inputs) {
    var root = accounts.jobs().resolve("000/" + number);
    var words = new ArrayList<>(List.of("prepare", account, command, isolation));
    words.addAll(List.of(inputs));
    assertThat(server(root, words.toArray(String[]::new))).containsExactly("prepared");
    return root;
  }

  /** What the server says when it has done that. */
  List<String> server(Path root, String... words) {
    var said = accounts.as(accounts.server(), command(root, words).toArray(String[]::new));
    assertThat(said.code()).as(said.err()).isZero();
    return said.out().lines().toList();
  }

  /** A server that does it, and may be killed. */
  Process process(Path root, String... words) throws IOException {
    var whole = new ArrayList<>(SystemAccounts.prefix(accounts.server()));
    whole.addAll(command(root, words));
    return new ProcessBuilder(whole).directory(accounts.folder().toFile()).start();
  }

  private List<String> command(Path root, String... words) {
    var told = new ArrayList<String>();
    properties.forEach((name, value) -> told.add("-D%s=%s".formatted(name, value)));
    var command = ServerOfUsers.command(classes, home, told);
    command.addAll(List.of(accounts.helper().toString(), root.toString()));
    command.addAll(List.of(words));
    return command;
  }

  /** A dataset of the server's. */
  Path dataset(String name, String text) throws IOException {
    var folder = Files.createDirectories(accounts.folder().resolve("files/000"));
    var file = Files.writeString(folder.resolve(name), text + "\n");
    accounts.must("chown", "-R", accounts.server() + ":", folder.getParent().toString());
    return file;
  }

  /** Who owns it, and its permissions. */
  String owner(Path file) {
    return accounts.must("stat", "-c", "%U %a", file.toString()).strip();
  }
}
