package org.abell.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.abell.tests.cluster.Work;

/** Submits jobs of {@code true} as clients do, one by one or many at once, and takes the times. */
final class Load {

  private static final int CLIENTS = 4;
  private static final double MILLIS = 1e6;

  private final Work work;

  Load(Work work) {
    this.work = work;
  }

  /** Milliseconds of one job, from the moment the submission was sent. */
  record Latency(double answered, double taken, double started, double ended) {

    double startedAfterAnswer() {
      return started - answered;
    }
  }

  /** One job after the other, each when the one before has ended. */
  List<Latency> singles(int jobs) {
    return IntStream.range(0, jobs).mapToObj(i -> single()).toList();
  }

  private Latency single() {
    var sent = Instant.now();
    var run = work.run("true1", Json.createObjectBuilder());
    var answered = Instant.now();
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(20))
        .until(() -> work.state(run.job()).equals("ok"));
    var times = work.api().get("/api/jobs/" + run.job() + "/times").object();
    Function<String, Double> since =
        name -> millis(sent, LocalDateTime.parse(times.getString(name)).toInstant(ZoneOffset.UTC));
    return new Latency(
        millis(sent, answered), since.apply("taken"), since.apply("started"), since.apply("ended"));
  }

  /** From the first submission of many to the end of the last. */
  Duration many(int jobs) throws Exception {
    var clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      var start = Instant.now();
      Callable<List<Work.Run>> some =
          () ->
              IntStream.range(0, jobs / CLIENTS)
                  .mapToObj(i -> work.run("true1", Json.createObjectBuilder()))
                  .toList();
      for (var part : clients.invokeAll(IntStream.range(0, CLIENTS).mapToObj(i -> some).toList())) {
        part.get();
      }
      var unfinished =
          "/api/jobs?state=new&state=queued&state=running&limit=1&history_id=" + work.history();
      await()
          .pollInterval(Duration.ofMillis(200))
          .atMost(Duration.ofMinutes(3))
          .until(() -> work.api().get(unfinished).text().equals("[]"));
      assertThat(
              work.api().get("/api/jobs?state=ok&limit=1000&history_id=" + work.history()).json())
          .satisfies(done -> assertThat(done.asJsonArray()).hasSizeGreaterThanOrEqualTo(jobs));
      return Duration.between(start, Instant.now());
    } finally {
      clients.shutdown();
    }
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / MILLIS;
  }

  static double perSecond(int jobs, Duration took) {
    return jobs * 1000.0 / took.toMillis();
  }

  /** Median and, in brackets, the 90th percentile. */
  static String figures(List<Latency> all, Function<Latency, Double> value) {
    return "%.0f (%.0f)".formatted(quantile(all, value, 0.5), quantile(all, value, 0.9));
  }

  static double quantile(List<Latency> all, Function<Latency, Double> value, double part) {
    var sorted = all.stream().map(value).sorted().toList();
    return sorted.get((int) (part * (sorted.size() - 1)));
  }
}
