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
 * Listens to the channel {@code abell_job} until it is told to end. A lost connection is made
 * again; what was said meanwhile is lost too, so listeners are told and look for themselves.
 */
public final class Notices implements Runnable, AutoCloseable {

  // Looking the provider up costs more than reading a line of JSON: once is enough.
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final Logger LOG = Logger.getLogger(Notices.class);
  private static final int WAIT_MILLIS = 1000;

  private final DataSource source;
  private final Consumer<JobNotice> listener;
  private final Runnable reconnected;
  private volatile boolean open = true;

  /**
   * A listener that does nothing until it runs.
   *
   * @param listener is called for every notice, in the thread that runs this
   * @param reconnected is called after each (re)connection, when notices may have been missed
   */
  public Notices(DataSource source, Consumer<JobNotice> listener, Runnable reconnected) {
    this.source = source;
    this.listener = listener;
    this.reconnected = reconnected;
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
      reconnected.run();
      var postgres = connection.unwrap(PGConnection.class);
      while (open) {
        var news = postgres.getNotifications(WAIT_MILLIS);
        for (var notice : news == null ? List.<PGNotification>of() : List.of(news)) {
          tell(notice.getParameter());
        }
      }
      statement.execute("unlisten *");
    }
  }

  private void tell(String payload) {
    try (var reader = JSON.createReader(new StringReader(payload))) {
      listener.accept(read(reader.readObject()));
    } catch (RuntimeException e) {
      LOG.errorf(e, "could not act on the news %s", payload);
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
