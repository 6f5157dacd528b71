package org.abell.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.abell.schema.Schema;

/**
 * A real PostgreSQL, started once for all tests, with a database of its own for each user of this
 * class. Transactions are those of the resource; the statements are the same as under JTA.
 */
public final class Database implements AutoCloseable {

  private static final EmbeddedPostgres SERVER = start();

  private final DataSource source;
  private final EntityManagerFactory factory;

  /** A fresh database with the current schema. */
  public Database() {
    source = create();
    new Schema(source).migrate();
    factory =
        Persistence.createEntityManagerFactory(
            "abell",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", source,
                "hibernate.connection.datasource", source));
  }

  /** Connections outside of any transaction. */
  public DataSource source() {
    return source;
  }

  /** Does the work in one transaction. */
  public <T> T inTransaction(Function<EntityManager, T> work) {
    var em = factory.createEntityManager();
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
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    factory.close();
  }

  private static DataSource create() {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return SERVER.getDatabase("postgres", name);
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
