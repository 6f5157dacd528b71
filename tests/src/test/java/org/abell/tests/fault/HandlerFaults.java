package org.abell.tests.fault;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.abell.cluster.Cluster;
import org.abell.cluster.ClusterException;
import org.abell.cluster.Signal;

/** Does to one handler, at random, what can happen to it; each time it gets well again. */
final class HandlerFaults implements Runnable {

  private final Cluster cluster;
  private final String handler;
  private final Random random;
  private final Duration end;
  private final HandlerModes modes;
  private final Protocol protocol;
  private final List<Runnable> kinds;

  HandlerFaults(Cluster cluster, String handler, long seed, Duration end, HandlerModes modes) {
    this.cluster = cluster;
    this.handler = handler;
    this.random = new Random(seed);
    this.end = end;
    this.modes = modes;
    this.protocol = modes.protocol();
    this.kinds =
        List.of(
            () -> kill(between(0, 3)),
            () -> kill(between(16, 30)),
            () -> freeze(between(5, 12)),
            () -> freeze(between(16, 25)),
            this::restart,
            () -> stop(between(0, 10)),
            () -> changeMode("draining", between(5, 15)),
            () -> changeMode("handing_over", between(2, 10)));
  }

  @Override
  public void run() {
    Pauses.of(between(3, 10));
    while (protocol.elapsed().compareTo(end) < 0) {
      kinds.get(random.nextInt(kinds.size())).run();
      Pauses.of(between(4, 15));
    }
  }

  private void kill(Duration away) {
    protocol.note("%s is killed, for %d ms", handler, away.toMillis());
    cluster.kill(handler);
    Pauses.of(away);
    start();
  }

  private void freeze(Duration time) {
    protocol.note("%s is frozen, for %d ms", handler, time.toMillis());
    var process = cluster.process(handler).orElseThrow();
    Signal.STOP.to(process);
    Pauses.of(time);
    Signal.CONT.to(process);
    protocol.note("%s goes on", handler);
  }

  private void restart() {
    protocol.note("%s is restarted through the domain", handler);
    retried(() -> cluster.restart(handler));
    protocol.note("%s is up", handler);
  }

  private void stop(Duration away) {
    protocol.note("%s is stopped through the domain, for %d ms", handler, away.toMillis());
    retried(() -> cluster.stop(handler));
    Pauses.of(away);
    start();
  }

  private void changeMode(String mode, Duration time) {
    modes.change(handler, mode);
    Pauses.of(time);
    modes.change(handler, "working");
  }

  private void start() {
    retried(() -> cluster.start(handler));
    protocol.note("%s is up", handler);
  }

  /** The host controller may not have noticed yet that the server died, or the database be away. */
  private void retried(Runnable action) {
    for (var left = 5; ; left--) {
      try {
        action.run();
        return;
      } catch (ClusterException e) {
        if (left == 0) {
          throw e;
        }
        protocol.note("%s: %s", handler, e.getMessage());
        Pauses.of(Duration.ofSeconds(2));
      }
    }
  }

  private Duration between(int from, int to) {
    return Duration.ofMillis(random.nextLong(from * 1000L, to * 1000L));
  }
}
