package org.abell.tests.front;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.Work;

/**
 * Clients that go on at one front until they are told to stop: pages of people who are signed in,
 * API, sign-ins, downloads, and a stream of live updates each.
 */
final class Load implements AutoCloseable {

  private static final int BROWSERS = 3;
  private static final long PAUSE_MILLIS = 30;
  private static final long SIGN_IN_PAUSE_MILLIS = 500;
  private static final int DOWNLOAD_BYTES = 2_000_000;

  private final URI front;
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> failures = Collections.synchronizedMap(new TreeMap<>());
  private volatile boolean going = true;

  private Load(URI front) {
    this.front = front;
  }

  /** Starts the clients. */
  static Load at(URI front) throws IOException, InterruptedException {
    var load = new Load(front);
    for (int i = 0; i < BROWSERS; i++) {
      var visitor = Visitor.signedUpAt(front);
      load.repeat("page", PAUSE_MILLIS, visitor, visitor::histories, seenBy(visitor));
      load.clients.execute(() -> load.watch(visitor));
    }
    var somebody = Visitor.signedUpAt(front);
    load.repeat(
        "sign-in", SIGN_IN_PAUSE_MILLIS, somebody, somebody::login, a -> a.statusCode() == 303);
    var work = Work.in(Api.visitor(front).signIn(somebody.email(), somebody.password()));
    var dataset = work.paste("0123456789abcde\n".repeat(DOWNLOAD_BYTES / 16));
    work.ended(dataset);
    var key = work.api().key();
    load.repeat(
        "api",
        PAUSE_MILLIS,
        somebody,
        () -> somebody.request("/api/histories").header("x-api-key", key),
        a -> a.statusCode() == 200);
    load.repeat(
        "download",
        PAUSE_MILLIS,
        somebody,
        () ->
            somebody
                .request("/api/datasets/" + dataset.output() + "/display")
                .header("x-api-key", key),
        a -> a.statusCode() == 200 && a.body().length() == DOWNLOAD_BYTES);
    return load;
  }

  private static Predicate<HttpResponse<String>> seenBy(Visitor visitor) {
    return answer -> answer.statusCode() == 200 && answer.body().contains(visitor.name());
  }

  private interface Asked {
    HttpRequest.Builder request();
  }

  private void repeat(
      String what, long pause, Visitor visitor, Asked asked, Predicate<HttpResponse<String>> good) {
    clients.execute(
        () -> {
          while (going) {
            ask(what, visitor, asked.request(), good);
            pause(pause);
          }
        });
  }

  private void ask(
      String what,
      Visitor visitor,
      HttpRequest.Builder request,
      Predicate<HttpResponse<String>> good) {
    var start = System.nanoTime();
    try {
      var answer = visitor.send(request);
      if (!good.test(answer)) {
        failures.merge(what + " " + answer.statusCode(), 1, Integer::sum);
      }
    } catch (IOException e) {
      failures.merge(what + " no answer", 1, Integer::sum);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  /** A stream may be cut when its server stops: the page opens another, as htmx does. */
  private void watch(Visitor visitor) {
    while (going) {
      try (var events = visitor.events()) {
        events.takeWhile(line -> going).forEach(line -> {});
      } catch (IOException | RuntimeException e) {
        pause(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void pause(long length) {
    try {
      TimeUnit.MILLISECONDS.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the clients; gives what they saw. */
  Seen seen() throws InterruptedException {
    close();
    clients.awaitTermination(1, TimeUnit.MINUTES);
    var sorted = millis.stream().sorted().toList();
    return new Seen(sorted, new TreeMap<>(failures));
  }

  /** What clients saw: how long answers took, sorted, and what went wrong. */
  record Seen(List<Long> millis, Map<String, Integer> failures) {

    int failed() {
      return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    long p99() {
      return millis.get((int) (millis.size() * 0.99));
    }

    long longest() {
      return millis.get(millis.size() - 1);
    }

    @Override
    public String toString() {
      return "%d requests, %d failed %s, p99 %d ms, longest %d ms"
          .formatted(millis.size(), failed(), failures, p99(), longest());
    }
  }

  @Override
  public void close() {
    going = false;
    clients.shutdown();
  }
}
