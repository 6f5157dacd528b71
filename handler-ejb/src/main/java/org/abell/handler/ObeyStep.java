package org.abell.handler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.abell.configuration.JobConfigurations;

/**
 * Looks whether there is another job configuration to obey; other servers wake this one for it.
 * Then at once, and now and then, whether its runners can work here: what they need may come later.
 */
final class ObeyStep {

  private static final Duration NOW_AND_THEN = Duration.ofSeconds(15);

  private final JobConfigurations configurations;
  private final Check check;
  private final Executor workers;
  private final Clock clock;
  private Instant obeyedSince = Instant.MIN;
  private Instant checked = Instant.MIN;

  ObeyStep(JobConfigurations configurations, Check check, Executor workers, Clock clock) {
    this.configurations = configurations;
    this.check = check;
    this.workers = workers;
    this.clock = clock;
  }

  /** What is looked at, and who is told. */
  record Check(Runners runners, RunnerProblems problems) {

    private void run() {
      problems.tell(runners.problems());
    }
  }

  /** What the rest of the round asks for is the newest configuration that can be used. */
  void run() {
    configurations.look();
    var since = configurations.current().since();
    var now = clock.instant();
    if (!since.equals(obeyedSince) || !now.isBefore(checked.plus(NOW_AND_THEN))) {
      obeyedSince = since;
      checked = now;
      // Folders may be slow to answer.
      workers.execute(check::run);
    }
  }
}
