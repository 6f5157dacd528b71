package org.abell.tests.front;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Clients that ask one thing after the other until they are ended; each request is kept. */
final class Asking {

  private static final Set<Integer> GOOD = Set.of(200, 303);
  private static final long PAUSE_MILLIS = 20;

  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile boolean going = true;

  /**
   * One request.
   *
   * @param begin by {@link System#nanoTime}, as the end
   * @param outcome its status, or what went wrong
   */
  record Asked(long begin, long end, boolean good, String outcome) {

    boolean isUnderWay(long from, long to) {
      return begin <= to && end >= from;
    }

    Duration took() {
      return Duration.ofNanos(end - begin);
    }
  }

  /** One more client. */
  void client(Visitor visitor, Supplier<HttpRequest.Builder> request) {
    clients.execute(
        () -> {
          while (going) {
            ask(visitor, request.get());
          }
        });
  }

  private void ask(Visitor visitor, HttpRequest.Builder request) {
    var begin = System.nanoTime();
    try {
      var status = visitor.send(request).statusCode();
      asked.add(new Asked(begin, System.nanoTime(), GOOD.contains(status), "HTTP " + status));
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (IOException e) {
      asked.add(new Asked(begin, System.nanoTime(), false, e.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      going = false;
    }
  }

  /** All requests so far that were answered or failed. */
  List<Asked> asked() {
    return asked;
  }

  List<Asked> failed() {
    return asked.stream().filter(a -> !a.good()).toList();
  }

  Duration longest() {
    return asked.stream().map(Asked::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** Lets the clients end their last requests. */
  void end() throws InterruptedException {
    going = false;
    clients.shutdown();
    clients.awaitTermination(2, TimeUnit.MINUTES);
  }
}
