package org.abell.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a job costs, measured through the balancer as a client sees it. */
@Tag("bench")
@ExtendWith(ClusterExtension.class)
class JobsBench {

  private static final int WARM_UP = 40;
  private static final int SINGLE = 50;
  private static final int MANY = 500;
  private static final int CLIENTS = 4;
  private static final double MILLIS = 1e6;

  private final Work work;

  JobsBench(Cluster cluster) {
    this.work = Work.in(Api.newUser(cluster.front()));
  }

  /** Milliseconds of one job, from the moment the submission was sent. */
  private record Latency(double answered, double taken, double started, double ended) {}

  @Test
  void one_job_on_an_idle_cluster() {
    IntStream.range(0, WARM_UP).forEach(i -> single());
    var all = IntStream.range(0, SINGLE).mapToObj(i -> single()).toList();
    System.out.printf(
        "one job, %d times, ms from sending, median (p90): answered %s, taken %s, started %s,"
            + " ended %s; started after the answer %s%n",
        SINGLE,
        figures(all, Latency::answered),
        figures(all, Latency::taken),
        figures(all, Latency::started),
        figures(all, Latency::ended),
        figures(all, l -> l.started() - l.answered()));
    assertThat(quantile(all, l -> l.started() - l.answered(), 0.5)).isLessThan(50);
  }

  @Test
  void many_jobs_beside_a_shell_loop(@TempDir Path folder) throws Exception {
    var loop = new ShellLoop(folder, MANY).run();
    var cluster = many();
    System.out.printf(
        "%d jobs of `true`: cluster %.1f jobs/s, shell loop of the same processes %.1f jobs/s,"
            + " ratio %.2f%n",
        MANY, perSecond(cluster), perSecond(loop), (double) loop.toMillis() / cluster.toMillis());
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

  /** From the first submission to the end of the last job. */
  private Duration many() throws Exception {
    var clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      var start = Instant.now();
      Callable<List<Work.Run>> some =
          () ->
              IntStream.range(0, MANY / CLIENTS)
                  .mapToObj(i -> work.run("true1", Json.createObjectBuilder()))
                  .toList();
      var runs = new ArrayList<Work.Run>();
      for (var part : clients.invokeAll(IntStream.range(0, CLIENTS).mapToObj(i -> some).toList())) {
        runs.addAll(part.get());
      }
      var unfinished =
          "/api/jobs?state=new&state=queued&state=running&limit=1&history_id=" + work.history();
      await()
          .pollInterval(Duration.ofMillis(200))
          .atMost(Duration.ofMinutes(3))
          .until(() -> work.api().get(unfinished).text().equals("[]"));
      assertThat(
              work.api().get("/api/jobs?state=ok&limit=1000&history_id=" + work.history()).json())
          .satisfies(jobs -> assertThat(jobs.asJsonArray()).hasSizeGreaterThanOrEqualTo(MANY));
      return Duration.between(start, Instant.now());
    } finally {
      clients.shutdown();
    }
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / MILLIS;
  }

  private static double perSecond(Duration took) {
    return MANY * 1000.0 / took.toMillis();
  }

  private static String figures(List<Latency> all, Function<Latency, Double> value) {
    return "%.0f (%.0f)".formatted(quantile(all, value, 0.5), quantile(all, value, 0.9));
  }

  private static double quantile(List<Latency> all, Function<Latency, Double> value, double part) {
    var sorted = all.stream().map(value).sorted().toList();
    return sorted.get((int) (part * (sorted.size() - 1)));
  }
}
