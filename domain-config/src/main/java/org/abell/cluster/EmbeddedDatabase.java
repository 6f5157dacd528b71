package org.abell.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL on 127.0.0.1, from the binaries that Maven brought, with durable writes. */
final class EmbeddedDatabase implements AutoCloseable {

  private static final String NAME = "abell";
  // Seven servers with 16 + 6 + 2 connections each, and room for an admin.
  private static final String CONNECTIONS = "180";
  private static final int STOP_SECONDS = 15;
  private static final Duration START = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final DatabaseAddress address;

  private EmbeddedDatabase(EmbeddedPostgres server, DatabaseAddress address) {
    this.server = server;
    this.address = address;
  }

  /** Starts the database of the folder, making it when there is none. */
  static EmbeddedDatabase start(AbellHome home, int port, Accounts accounts) {
    try {
      var server = start(home, port, accounts.postgres().password());
      var owner = accounts.database().password();
      try (var connection = connect(server, accounts)) {
        prepare(connection, accounts);
      }
      requirePasswords(home.database());
      reload(server, accounts);
      return new EmbeddedDatabase(
          server, new DatabaseAddress("127.0.0.1", port, NAME, NAME, owner));
    } catch (IOException | SQLException e) {
      throw new ClusterException(
          "The embedded PostgreSQL does not start: %s (see %s)."
              .formatted(e.getMessage(), home.log("postgresql.log")),
          e);
    }
  }

  private static EmbeddedPostgres start(AbellHome home, int port, String password)
      throws IOException {
    var log = Redirect.appendTo(home.log("postgresql.log").toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(home.database())
        .setOverrideWorkingDirectory(home.postgresBinaries().toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(START)
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", CONNECTIONS)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .start();
  }

  private static Connection connect(EmbeddedPostgres server, Accounts accounts)
      throws SQLException {
    return java.sql.DriverManager.getConnection(
        server.getJdbcUrl("postgres", "postgres"), "postgres", accounts.postgres().password());
  }

  /** Passwords are of letters, digits, - and _ only: they can stand in a statement. */
  private static void prepare(Connection connection, Accounts accounts) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "alter role postgres password '%s'".formatted(accounts.postgres().password()));
      var verb = exists(connection, "select from pg_roles where rolname = 'abell'");
      statement.execute(
          (verb ? "alter" : "create")
              + " role abell login password '%s'".formatted(accounts.database().password()));
      if (!exists(connection, "select from pg_database where datname = 'abell'")) {
        statement.execute("create database abell owner abell");
      }
    }
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  // The database is made open to every user of this machine; from here on it asks for a password.
  private static void requirePasswords(Path data) throws IOException {
    Files.writeString(
        data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256" + "\n");
  }

  private static void reload(EmbeddedPostgres server, Accounts accounts) throws SQLException {
    try (var connection = connect(server, accounts);
        var statement = connection.createStatement()) {
      statement.execute("select pg_reload_conf()");
    }
  }

  DatabaseAddress address() {
    return address;
  }

  /** Ends the database that a killed launcher left running, if there is one. */
  static boolean endOrphan(Path data) {
    var orphan = orphan(data);
    orphan.ifPresent(EmbeddedDatabase::interrupt);
    return orphan.isPresent();
  }

  private static Optional<ProcessHandle> orphan(Path data) {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
      // The number may be another process by now.
      return ProcessHandle.of(pid)
          .filter(process -> Processes.strings(process, "cmdline").contains(data.toString()));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  // SIGINT is PostgreSQL's fast shutdown; pg_ctl would refuse to send it as root.
  private static void interrupt(ProcessHandle process) {
    Signal.INT.to(process);
    CompletableFuture<?> end = process.onExit();
    end.completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL does not stop", e);
    }
  }
}
