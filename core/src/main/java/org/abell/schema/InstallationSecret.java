package org.abell.schema;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/** The secret of id encoding: given by the settings, else made once and kept in the database. */
public final class InstallationSecret {

  private static final int BYTES = 24;
  private static final String MAKE =
      "insert into setting (name, value) values ('id_secret', ?) on conflict (name) do nothing";
  private static final String READ = "select value from setting where name = 'id_secret'";

  private final DataSource source;

  public InstallationSecret(DataSource source) {
    this.source = source;
  }

  /** The secret that holds for all servers: the first one to ask makes it, the others read it. */
  public String readOrMake(Optional<String> given) throws SQLException {
    return given.isPresent() ? given.get() : stored();
  }

  private String stored() throws SQLException {
    try (var connection = source.getConnection();
        var make = connection.prepareStatement(MAKE);
        var read = connection.prepareStatement(READ)) {
      make.setString(1, random());
      make.executeUpdate();
      try (var row = read.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
