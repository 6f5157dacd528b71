package org.abell.handler;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.abell.cleanup.CleanupRecords;
import org.abell.cleanup.OldDirectories.Swept;
import org.jboss.logging.Logger;

/**
 * Has old directories of jobs, and libraries of earlier versions, removed every hour, by whichever
 * handler comes first.
 */
final class CleanupStep {

  private static final Logger LOG = Logger.getLogger(CleanupStep.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration ASK_EVERY = Duration.ofMinutes(1);

  private final CleanupRecords records;
  private final Sweep sweep;
  private final Executor workers;
  private final Clock clock;
  private Instant nextQuestion = Instant.MIN;

  CleanupStep(CleanupRecords records, Sweep sweep, Executor workers, Clock clock) {
    this.records = records;
    this.sweep = sweep;
    this.workers = workers;
    this.clock = clock;
  }

  /** Looks through the directories once. */
  interface Sweep {
    Swept run() throws IOException;
  }

  /** Asks now and then whether it is time; a worker does the work. */
  void run() {
    var now = clock.instant();
    if (now.isBefore(nextQuestion)) {
      return;
    }
    nextQuestion = now.plus(ASK_EVERY);
    if (records.begin(EVERY)) {
      workers.execute(this::sweep);
    }
  }

  private void sweep() {
    try {
      var swept = sweep.run();
      if (swept.removed() > 0) {
        LOG.infof("removed %d old directories", (Object) swept.removed());
      }
      swept.problems().stream()
          .findFirst()
          .ifPresent(
              first ->
                  LOG.warnf(
                      "could not remove %d old directories: %s", swept.problems().size(), first));
    } catch (IOException | RuntimeException e) {
      // The edge: the file system or the database may be away, and the next turn comes.
      LOG.warnf(e, "old directories of jobs were not looked through");
    }
  }
}
