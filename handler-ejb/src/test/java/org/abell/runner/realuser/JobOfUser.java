package org.abell.runner.realuser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.abell.debian.SystemAccounts;

/** A job's directory as the server makes it, and what the helper is asked to do with it. */
record JobOfUser(SystemAccounts accounts, Path root) {

  static final String TOKEN = "abell-1-1";

  /** The directory of that job, with a supervisor that runs the lines. */
  static JobOfUser number(SystemAccounts accounts, int number, String lines) {
    var root = accounts.jobs().resolve("000/" + number);
    var job = new JobOfUser(accounts, root);
    job.server("mkdir -p working outputs configs home tmp && chmod 700 .", root);
    job.server("cat > supervisor.sh << 'END'\n" + lines + "\nEND\n");
    return job;
  }

  /** Runs lines of a shell in the directory, as the server. */
  String server(String lines) {
    return done(accounts.server(), "cd %s && %s".formatted(root, lines));
  }

  private void server(String lines, Path made) {
    done(accounts.server(), "mkdir -p %s && cd %s && %s".formatted(made, made, lines));
  }

  /** Runs lines of a shell in the working directory, as the user. */
  String user(String lines) {
    return done(accounts.ada(), "cd %s/working && %s".formatted(root, lines));
  }

  private String done(String account, String lines) {
    var said = accounts.as(account, "bash", "-c", "umask 022; " + lines);
    assertThat(said.code()).as(said.err()).isZero();
    return said.out().strip();
  }

  SystemAccounts.Said give() {
    return accounts.help("give", accounts.ada(), root.toString());
  }

  SystemAccounts.Said take() {
    return accounts.help("take", accounts.ada(), root.toString());
  }

  SystemAccounts.Said run() {
    return accounts.help("run", accounts.ada(), root.toString(), TOKEN);
  }

  SystemAccounts.Said kill(String signal) {
    return accounts.help("kill", accounts.ada(), root.toString(), TOKEN, signal);
  }

  /** Who owns it, and its permissions. */
  String owner(String name) {
    return accounts.must("stat", "-c", "%U:%G %a", root.resolve(name).toString()).strip();
  }
}
