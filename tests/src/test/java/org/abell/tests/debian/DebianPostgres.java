package org.abell.tests.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.abell.cluster.DatabaseAddress;
import org.abell.debian.DebianPackages;
import org.abell.tests.cluster.Sql;

/**
 * A server of the distribution's PostgreSQL with data of its own, for tests that need the programs
 * that go with it. Root has it run as the user {@code postgres}, for it refuses to be root's.
 */
public final class DebianPostgres implements AutoCloseable {

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String PASSWORD = "only-for-this-test";
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final int port;

  private DebianPostgres(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Makes it and starts it, on 127.0.0.1.
   *
   * @param settings a file of settings, as conf.d has them
   */
  public static DebianPostgres start(int port, Path settings) {
    DebianPackages.program("pg_dump", "postgresql");
    try {
      // Not in the build's folder: the way there may be closed to the user postgres.
      var server = new DebianPostgres(Files.createTempDirectory("abell-postgresql"), port);
      server.make(Files.readString(settings));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make(String settings) throws IOException {
    var password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    if (DebianPackages.isRoot()) {
      run(List.of("chown", "-R", "postgres", folder.toString()));
    }
    postgres("initdb", "--auth=scram-sha-256", "--username=postgres", "--pwfile=" + password);
    Files.writeString(folder.resolve("data/postgresql.conf"), settings, StandardOpenOption.APPEND);
    var options = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=".formatted(port);
    postgres("pg_ctl", "-l", folder.resolve("log").toString(), "-o", options, "-w", "start");
    sql().execute("create role abell login password '" + PASSWORD + "'");
  }

  /** A new database, which is its user's own. */
  public DatabaseAddress create(String name) {
    sql().execute("create database %s owner abell".formatted(name));
    return new DatabaseAddress("127.0.0.1", port, name, "abell", PASSWORD);
  }

  private Sql sql() {
    return new Sql(new DatabaseAddress("127.0.0.1", port, "postgres", "postgres", PASSWORD));
  }

  private void postgres(String program, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    if (DebianPackages.isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(newest().resolve("bin").resolve(program).toString());
    command.addAll(List.of("-D", folder.resolve("data").toString()));
    command.addAll(List.of(arguments));
    run(command);
  }

  private static Path newest() throws IOException {
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .max(Comparator.comparingInt(v -> Integer.parseInt(v.getFileName().toString())))
          .orElseThrow();
    }
  }

  private void run(List<String> command) throws IOException {
    var output = Files.createTempFile("abell-postgresql", ".out");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(command + ": " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  @Override
  public void close() {
    try {
      postgres("pg_ctl", "-m", "fast", "-w", "stop");
      run(List.of("rm", "-rf", folder.resolve("data").toString()));
      try (var left = Files.walk(folder)) {
        for (var file : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
