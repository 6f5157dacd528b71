package org.abell.notice;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens to the channels {@code abell_job} and {@code abell_cluster} until it is told to end. A
 * lost connection is made again; what was said meanwhile is lost too, so listeners are told and
 * look for themselves. The same goes for a change that concerns more than a job: the job lock was
 * switched, a server has left.
 */
public final class Notices implements Runnable, AutoCloseable {

  // Looking the provider up costs more than reading a line of JSON: once is enough.
  private static final JsonProvider JSON = JsonProvider.provider();

  /** The name of the data source it needs: connections held for long, outside of transactions. */
  public static final String SOURCE = "notices";

  private static final Logger LOG = Logger.getLogger(Notices.class);
  static final String CLUSTER = "abell_cluster";
  private static final int WAIT_MILLIS = 1000;

  private final DataSource source;
  private final Consumer<JobNotice> listener;
  private final Runnable lookAgain;
  private volatile boolean open = true;

  /**
   * A listener that does nothing until it runs.
   *
   * @param listener is called for every notice, in the thread that runs this
   * @param lookAgain is called when there may be more to see than notices tell: after each
   *     (re)connection, and when the cluster changed
   */
  public Notices(DataSource source, Consumer<JobNotice> listener, Runnable lookAgain) {
    this.source = source;
    this.listener = listener;
    this.lookAgain = lookAgain;
  }

  @Override
  public void run() {
    var failures = 0;
    while (open) {
      try {
        listen();
        failures = 0;
      } catch (SQLException | RuntimeException e) {
        if (open && failures++ == 0) {
          LOG.warnf("lost the connection that listens for news, trying again: %s", e.getMessage());
        }
        pause();
      }
    }
  }

  /** Ends {@link #run} within about a second. */
  @Override
  public void close() {
    open = false;
  }

  private void listen() throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("listen abell_job");
      statement.execute("listen " + CLUSTER);
      lookAgain.run();
      var postgres = connection.unwrap(PGConnection.class);
      while (open) {
        var news = postgres.getNotifications(WAIT_MILLIS);
        for (var notice : news == null ? List.<PGNotification>of() : List.of(news)) {
          tell(notice);
        }
      }
      statement.execute("unlisten *");
    }
  }

  private void tell(PGNotification notice) {
    try {
      if (notice.getName().equals(CLUSTER)) {
        lookAgain.run();
      } else {
        listener.accept(read(notice.getParameter()));
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "could not act on the news %s", notice.getParameter());
    }
  }

  private static JobNotice read(String payload) {
    try (var reader = JSON.createReader(new StringReader(payload))) {
      return read(reader.readObject());
    }
  }

  private static JobNotice read(JsonObject news) {
    return new JobNotice(
        news.getJsonNumber("job").longValue(),
        news.getString("state"),
        news.getString("tag"),
        Optional.of(news.get("handler"))
            .filter(JsonString.class::isInstance)
            .map(h -> ((JsonString) h).getString()),
        news.getJsonNumber("history").longValue(),
        news.getJsonNumber("user").longValue());
  }

  private static void pause() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
