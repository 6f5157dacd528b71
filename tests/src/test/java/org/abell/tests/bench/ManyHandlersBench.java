package org.abell.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.abell.cluster.Cluster;
import org.abell.tests.bench.Load.Latency;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same jobs with one, two and four handlers, and with a million finished jobs in the database.
 * It comes after the other measurements of the cluster, for it leaves the million behind.
 */
@Tag("bench")
@ExtendWith(ClusterExtension.class)
class ManyHandlersBench {

  private static final int WARM_UP = 30;
  private static final int SINGLE = 40;
  private static final int MANY = 400;
  private static final int FINISHED = 1_000_000;

  /**
   * What the throughput may lose by the million; taking itself is measured by {@link TakingBench}.
   */
  private static final double BOUND = 1.25;

  private final Cluster cluster;

  ManyHandlersBench(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void one_two_and_four_handlers_and_a_million_finished_jobs() throws Exception {
    cluster.stop("handler1");
    measure("1 handler");
    cluster.start("handler1");
    var before = measure("2 handlers");
    cluster.addHandlers(Map.of(), "handler2", "handler3");
    measure("4 handlers");
    cluster.removeHandler("handler2");
    cluster.removeHandler("handler3");
    addFinishedJobs();
    var after = measure("2 handlers, %d finished jobs".formatted(FINISHED));
    System.out.printf(
        "jobs/s with few finished jobs to jobs/s with %d: ratio %.2f (at most %.2f)%n",
        FINISHED, before / after, BOUND);
    assertThat(before / after).isLessThanOrEqualTo(BOUND);
  }

  private double measure(String what) throws Exception {
    var load = new Load(Work.in(Api.newUser(cluster.front())));
    load.many(MANY / 4);
    load.singles(WARM_UP);
    var all = load.singles(SINGLE);
    var perSecond = Load.perSecond(MANY, load.many(MANY));
    System.out.printf(
        "%s: started after the answer %s ms, ended %s ms after sending; %.1f jobs/s%n",
        what,
        Load.figures(all, Latency::startedAfterAnswer),
        Load.figures(all, Latency::ended),
        perSecond);
    return perSecond;
  }

  private void addFinishedJobs() throws IOException, SQLException {
    var passwords = new Properties();
    try (var reader = Files.newBufferedReader(cluster.home().resolve("accounts.properties"))) {
      passwords.load(reader);
    }
    var database = cluster.database();
    var url =
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name());
    var password = passwords.getProperty("postgres.password");
    try (var connection = DriverManager.getConnection(url, "postgres", password)) {
      new GeneratedJobs(connection).finished(FINISHED);
    }
  }
}
