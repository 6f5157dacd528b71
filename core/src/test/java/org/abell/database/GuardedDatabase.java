package org.abell.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A real PostgreSQL that asks for the password over the network, as in production, and trusts who
 * comes by its socket, as careless ones do. Its user and its database are both called abell.
 */
public final class GuardedDatabase implements AutoCloseable {

  /** The password of its user. */
  public static final String PASSWORD = "only-the-servers-know-it";

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final List<String> WHO_MAY =
      List.of("host all all 127.0.0.1/32 scram-sha-256", "local all all trust");

  private final EmbeddedPostgres server;
  private final Path sockets;

  private GuardedDatabase(EmbeddedPostgres server, Path sockets) {
    this.server = server;
    this.sockets = sockets;
  }

  /**
   * Starts it.
   *
   * @param sockets the folder of its socket; a path of less than 90 characters
   */
  public static GuardedDatabase start(Path data, Path sockets) throws IOException, SQLException {
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setPGStartupWait(PATIENCE)
            .setServerConfig("unix_socket_directories", sockets.toString())
            .start();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role abell login password '" + PASSWORD + "'");
      statement.execute("create database abell owner abell");
      Files.write(data.resolve("pg_hba.conf"), WHO_MAY);
      statement.execute("select pg_reload_conf()");
    }
    return new GuardedDatabase(server, sockets);
  }

  /** How psql is called to come over the network. */
  public String overTheNetwork() {
    return "psql -w -h 127.0.0.1 -p %d -U abell -d abell -tA".formatted(server.getPort());
  }

  /** How psql is called to come by the socket. */
  public String byItsSocket() {
    return "psql -w -h '%s' -p %d -U abell -d abell -tA".formatted(sockets, server.getPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
