package org.abell.web.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The stream of one page. Events that come close together are told once: the first goes out at
 * once, the rest after a pause, each name only once.
 */
final class EventStream {

  private static final Logger LOG = Logger.getLogger(EventStream.class);
  private static final long PAUSE_MILLIS = 300;
  private static final String HEARTBEAT = ": still here\n\n";

  private final OutputStream output;
  private final Runnable end;
  private final ScheduledExecutorService executor;
  private final Set<String> pending = new LinkedHashSet<>();
  private boolean scheduled;
  private boolean open = true;
  private long lastWritten;

  /**
   * A stream that is open.
   *
   * @param output to the page
   * @param end is run once, when the stream ends from either side
   * @param executor writes
   */
  EventStream(OutputStream output, Runnable end, ScheduledExecutorService executor) {
    this.output = output;
    this.end = end;
    this.executor = executor;
    this.lastWritten = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
  }

  /** Tells the page that something of this name changed. */
  void tell(String name) {
    enqueue("event: %s\ndata: %s\n\n".formatted(name, name));
  }

  /** Keeps proxies from closing the connection, and finds out whether the page is still there. */
  void heartbeat() {
    enqueue(HEARTBEAT);
  }

  synchronized void close() {
    if (open) {
      open = false;
      end.run();
    }
  }

  private synchronized void enqueue(String text) {
    pending.add(text);
    if (!scheduled && open) {
      scheduled = true;
      var since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastWritten);
      executor.schedule(this::write, Math.max(0, PAUSE_MILLIS - since), TimeUnit.MILLISECONDS);
    }
  }

  private void write() {
    try {
      for (var text : taken()) {
        output.write(text.getBytes(StandardCharsets.UTF_8));
      }
      output.flush();
    } catch (IOException | RuntimeException e) {
      LOG.tracef("a page has gone: %s", e.getMessage());
      close();
    }
  }

  private synchronized List<String> taken() {
    var texts = new ArrayList<>(pending);
    pending.clear();
    scheduled = false;
    lastWritten = System.nanoTime();
    return texts;
  }
}
