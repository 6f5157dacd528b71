package org.abell.tests.fault;

import java.time.Duration;
import java.util.Random;
import org.abell.cluster.Cluster;

/** Stops the database and starts it again, at random. */
final class DatabaseFaults implements Runnable {

  private final Cluster cluster;
  private final Random random;
  private final Duration end;
  private final Protocol protocol;

  DatabaseFaults(Cluster cluster, Random random, Duration end, Protocol protocol) {
    this.cluster = cluster;
    this.random = random;
    this.end = end;
    this.protocol = protocol;
  }

  @Override
  public void run() {
    // At least once, however short the run.
    Pauses.of(Duration.ofSeconds(random.nextLong(20, 35)));
    do {
      var away = Duration.ofMillis(random.nextLong(0, 8_000));
      protocol.note("the database is stopped, for %d ms", away.toMillis());
      cluster.stopDatabase();
      Pauses.of(away);
      cluster.startDatabase();
      protocol.note("the database is up");
      var next = protocol.elapsed().plusSeconds(random.nextLong(45, 100));
      Pauses.until(protocol, next.compareTo(end) < 0 ? next : end);
    } while (protocol.elapsed().compareTo(end) < 0);
  }
}
