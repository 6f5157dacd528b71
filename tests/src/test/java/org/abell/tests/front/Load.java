package org.abell.tests.front;

import jakarta.json.Json;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.Work;

/**
 * Clients that go on at one front until they are told to stop: pages of people who are signed in,
 * API, sign-ins, a download of 100 MB after the other, and a stream of live updates each.
 */
final class Load implements AutoCloseable {

  private static final int BROWSERS = 3;
  private static final long PAUSE_MILLIS = 30;
  private static final long STREAM_PAUSE_MILLIS = 500;
  private static final int BEGIN = 60;
  private static final String OK = "ok";
  private static final String DOWNLOAD = "download";
  private static final long SIGN_IN_PAUSE_MILLIS = 500;
  private static final int DOWNLOAD_BYTES = 100_000_000;
  private static final int PARTS = 10;
  private static final int CHUNK_BYTES = 1 << 16;

  private final URI front;
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> failures = Collections.synchronizedMap(new TreeMap<>());
  private final AtomicInteger downloads = new AtomicInteger();
  private final AtomicInteger streams = new AtomicInteger();
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
    load.repeat("sign-in again", SIGN_IN_PAUSE_MILLIS, somebody, somebody::login, Load::isSignedIn);
    var comer = Visitor.signedUpAt(front);
    load.repeat(
        "sign-in", SIGN_IN_PAUSE_MILLIS, comer, comer::loginWithoutSession, Load::isSignedIn);
    var work = Work.in(Api.visitor(front).signIn(somebody.email(), somebody.password()));
    var key = work.api().key();
    var dataset = big(work);
    load.clients.execute(() -> load.download(somebody, dataset, key));
    load.repeat(
        "api",
        PAUSE_MILLIS,
        somebody,
        () -> somebody.request("/api/histories").header("x-api-key", key),
        a -> a.statusCode() == 200);
    return load;
  }

  /** Uploads a part of it, and has it put together of many. */
  private static String big(Work work) {
    var part = work.paste("0123456789abcde\n".repeat(DOWNLOAD_BYTES / PARTS / 16));
    work.ended(part);
    var inputs = Json.createObjectBuilder().add("input1", Work.data(part.output()));
    for (int i = 0; i < PARTS - 1; i++) {
      inputs.add("queries_%d|input2".formatted(i), Work.data(part.output()));
    }
    var whole = work.run("cat1", inputs);
    work.ended(whole);
    return whole.output();
  }

  private static Predicate<HttpResponse<String>> seenBy(Visitor visitor) {
    return answer -> answer.statusCode() == 200 && answer.body().contains(visitor.name());
  }

  private static boolean isSignedIn(HttpResponse<String> answer) {
    return answer.statusCode() == 303;
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
    count(
        what,
        () -> {
          var answer = visitor.send(request);
          return good.test(answer) ? OK : answer.statusCode() + " " + begin(answer.body());
        });
  }

  /** Tells the answer of a front from one of a web server. */
  private static String begin(String body) {
    var line = body.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(line.length(), BEGIN));
  }

  private interface Deed {
    String outcome() throws IOException, InterruptedException;
  }

  private void count(String what, Deed deed) {
    var start = System.nanoTime();
    try {
      var outcome = deed.outcome();
      if (!outcome.equals(OK)) {
        failures.merge(what + " " + outcome, 1, Integer::sum);
      }
    } catch (IOException e) {
      failures.merge(what + " no answer", 1, Integer::sum);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (!what.equals(DOWNLOAD)) {
      millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }

  private void download(Visitor visitor, String dataset, String key) {
    while (going) {
      count(DOWNLOAD, () -> downloaded(visitor, dataset, key));
      downloads.incrementAndGet();
      pause(PAUSE_MILLIS);
    }
  }

  /** Takes a few seconds: long enough to be under way when its server is to stop. */
  private static String downloaded(Visitor visitor, String dataset, String key)
      throws IOException, InterruptedException {
    var request = visitor.request("/api/datasets/" + dataset + "/display").header("x-api-key", key);
    var answer = visitor.open(request);
    var buffer = new byte[CHUNK_BYTES];
    long bytes = 0;
    try (var body = answer.body()) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes += read;
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
    return bytes == DOWNLOAD_BYTES ? OK : answer.statusCode() + " with " + bytes + " bytes";
  }

  /** A stream may be cut when its server stops: the page opens another, as htmx does. */
  private void watch(Visitor visitor) {
    while (going) {
      try (var events = visitor.open(visitor.request("/events")).body()) {
        streams.incrementAndGet();
        if (events.read() < 0) {
          failures.merge("stream without an event", 1, Integer::sum);
        }
        while (going && events.read() >= 0) {
          // Whatever it says.
        }
      } catch (IOException e) {
        // Cut.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      pause(STREAM_PAUSE_MILLIS);
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
    return new Seen(sorted, downloads.get(), streams.get(), new TreeMap<>(failures));
  }

  /**
   * What clients saw.
   *
   * @param millis how long the answers took to all but downloads, sorted
   * @param streams how often a stream of live updates was opened
   */
  record Seen(List<Long> millis, int downloads, int streams, Map<String, Integer> failures) {

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
      return "%d requests, %d downloads, %d streams, %d failed %s, p99 %d ms, longest %d ms"
          .formatted(millis.size(), downloads, streams, failed(), failures, p99(), longest());
    }
  }

  @Override
  public void close() {
    going = false;
    clients.shutdown();
  }
}
