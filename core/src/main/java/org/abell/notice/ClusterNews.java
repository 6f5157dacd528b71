package org.abell.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Makes all servers look whether something has changed that concerns the whole cluster. */
@ApplicationScoped
public class ClusterNews {

  private static final Logger LOG = Logger.getLogger(ClusterNews.class);

  private final DataSource source;

  public ClusterNews() {
    this(null);
  }

  /** Uses connections outside of transactions, so that the others hear of it at once. */
  @Inject
  public ClusterNews(@Named(Notices.SOURCE) DataSource source) {
    this.source = source;
  }

  /** Wakes them; when that fails they look a little later by themselves. */
  public void wake() {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("select pg_notify('" + Notices.CLUSTER + "', '')");
    } catch (SQLException e) {
      LOG.debugf("the other servers could not be woken: %s", e.getMessage());
    }
  }
}
