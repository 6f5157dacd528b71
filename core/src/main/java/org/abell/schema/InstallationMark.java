package org.abell.schema;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The word that a database and its shared folder have in common, so that neither is used with
 * another's.
 *
 * <p>Made once, in a transaction that ends when the folder has it: the unique name makes the other
 * servers wait until then (READ COMMITTED).
 */
public final class InstallationMark {

  private static final String MAKE =
      "insert into setting (name, value) values ('data_dir_mark', ?) on conflict (name) do nothing";
  private static final String READ = "select value from setting where name = 'data_dir_mark'";

  private static final String NO_TABLE = "42P01";

  private final DataSource source;

  public InstallationMark(DataSource source) {
    this.source = source;
  }

  /** Puts the word where it belongs beside the database. */
  public interface Placement {
    void place(String mark) throws IOException;
  }

  /**
   * The word of this installation.
   *
   * @param placement is called once in an installation's life, by its first server
   * @throws IOException when the placement failed; the next server tries again
   */
  public String readOrMake(Placement placement) throws SQLException, IOException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        make(connection, placement);
        var mark = read(connection).orElseThrow();
        connection.commit();
        return mark;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** The word as this data source sees it; empty when its database has none, or is no Abell's. */
  public Optional<String> read() throws SQLException {
    try (var connection = source.getConnection()) {
      return read(connection);
    } catch (SQLException e) {
      if (NO_TABLE.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void make(Connection connection, Placement placement)
      throws SQLException, IOException {
    try (var make = connection.prepareStatement(MAKE)) {
      var mark = UUID.randomUUID().toString();
      make.setString(1, mark);
      if (make.executeUpdate() == 1) {
        placement.place(mark);
      }
    }
  }

  private static Optional<String> read(Connection connection) throws SQLException {
    try (var read = connection.prepareStatement(READ);
        var row = read.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }
}
