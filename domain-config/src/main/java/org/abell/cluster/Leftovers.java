package org.abell.cluster;

import java.time.Duration;

/** What a launcher that was killed has left running in its folder. */
final class Leftovers {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Leftovers() {}

  static void end(AbellHome home, Processes processes, Progress progress) {
    var left = processes.all();
    if (!left.isEmpty()) {
      progress.step("ending " + left.size() + " processes of an earlier launcher");
      processes.end(PATIENCE);
    }
    if (FrontProcess.endOrphan(home.front().resolve("run/front.pid"))) {
      progress.step("ended the front of an earlier launcher");
    }
    if (EmbeddedDatabase.endOrphan(home.database())) {
      progress.step("ended the PostgreSQL of an earlier launcher");
    }
  }
}
