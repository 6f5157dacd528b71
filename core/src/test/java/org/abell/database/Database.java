package org.abell.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.abell.schema.Schema;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.MultiTenancySettings;

/**
 * A real PostgreSQL, started once for all tests, with a database of its own for each user of this
 * class. Transactions are those of the resource; the statements are the same as under JTA.
 */
public final class Database implements AutoCloseable {

  private static final EmbeddedPostgres SHARED = start(Optional.empty(), 0);

  /** Has the current schema, and nobody is ever connected to it: others are copies of it. */
  private static final String TEMPLATE = template(SHARED);

  private static final Pools POOLS = new Pools(SHARED.getPostgresDatabase());
  private static final SessionFactory FACTORY = factory();

  // As many as all handlers of a test may want at once.
  private static final int POOL = 40;

  private final Optional<Path> ownData;
  private EmbeddedPostgres server;
  private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
  private final DataSource source;
  private final HikariDataSource pool;

  /** A fresh database with the current schema. */
  public Database() {
    this(SHARED, Optional.empty(), TEMPLATE);
  }

  /** A fresh database on a server of its own, which can be stopped and started again. */
  public static Database restartable(Path data) {
    var server = start(Optional.of(data), 0);
    return new Database(server, Optional.of(data), template(server));
  }

  private Database(EmbeddedPostgres server, Optional<Path> ownData, String template) {
    this.server = server;
    this.ownData = ownData;
    onServer(server, "create database %s template %s".formatted(name, template));
    source = server.getDatabase("postgres", name);
    pool = pool(source);
    POOLS.add(name, pool);
  }

  /** Connections outside of any transaction, each of its own. */
  public DataSource source() {
    return source;
  }

  /** Does the work in one transaction. */
  public <T> T inTransaction(Function<EntityManager, T> work) {
    var em = FACTORY.withOptions().tenantIdentifier((Object) name).openSession();
    try {
      em.getTransaction().begin();
      var result = work.apply(em);
      em.getTransaction().commit();
      return result;
    } finally {
      if (em.getTransaction().isActive()) {
        em.getTransaction().rollback();
      }
      em.close();
    }
  }

  /** Carries out one statement and commits. */
  public int execute(String sql) {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Ends all connections, and refuses new ones until {@link #startServer}. */
  public void stopServer() {
    if (ownData.isEmpty()) {
      throw new IllegalStateException("others use this server, too");
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on where the server was stopped, at the same port. */
  public void startServer() {
    server = start(ownData, server.getPort());
  }

  @Override
  public void close() {
    POOLS.remove(name);
    pool.close();
    if (ownData.isPresent()) {
      stopServer();
    } else {
      // Left to the end of the JVM, all databases together take longer than it is given to end.
      onServer(server, "drop database " + name + " with (force)");
    }
  }

  /** One for all databases: Hibernate needs longer for it than most tests do. */
  private static SessionFactory factory() {
    return Persistence.createEntityManagerFactory(
            "abell",
            Map.of(
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
                POOLS))
        .unwrap(SessionFactory.class);
  }

  private static String template(EmbeddedPostgres server) {
    var name = "template_of_tests";
    onServer(server, "create database " + name);
    new Schema(server.getDatabase("postgres", name)).migrate();
    return name;
  }

  /** Each connection is a process of the server, and its start dearer than most transactions. */
  private static HikariDataSource pool(DataSource source) {
    var configuration = new HikariConfig();
    configuration.setDataSource(source);
    configuration.setMaximumPoolSize(POOL);
    configuration.setMinimumIdle(0);
    return new HikariDataSource(configuration);
  }

  private static void onServer(EmbeddedPostgres server, String statement) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var carrier = connection.createStatement()) {
      carrier.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  private static EmbeddedPostgres start(Optional<Path> data, int port) {
    try {
      var builder = EmbeddedPostgres.builder().setPort(port);
      data.ifPresent(d -> builder.setDataDirectory(d).setCleanDataDirectory(false));
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
