package org.abell.handler;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.abell.configuration.JobConfigurations;
import org.abell.job.JobClaim;
import org.abell.job.OwnedJobs;
import org.abell.jobconf.Limits;
import org.abell.runner.Runner;
import org.jboss.logging.Logger;

/**
 * Stops jobs that run longer or write more than the job configuration allows. Looks at nothing
 * where nothing is limited; the clock starts with the start time in the database, so it goes on
 * when a job gets another handler.
 */
final class LimitStep {

  private static final Logger LOG = Logger.getLogger(LimitStep.class);

  private final JobConfigurations configurations;
  private final OwnedJobs owned;
  private final Runner runner;
  private final FinishStep finish;
  private final Clock clock;
  private final Map<JobClaim, Instant> starts = new HashMap<>();

  LimitStep(
      JobConfigurations configurations,
      OwnedJobs owned,
      Runner runner,
      FinishStep finish,
      Clock clock) {
    this.configurations = configurations;
    this.owned = owned;
    this.runner = runner;
    this.finish = finish;
    this.clock = clock;
  }

  /** Has each of the started jobs looked at by the workers. */
  void run(Collection<ActiveJob> started, Executor workers) {
    var limits = configurations.current().jobs().limits();
    if (started.isEmpty() || limits.walltime().isEmpty() && limits.outputSize().isEmpty()) {
      return;
    }
    if (limits.walltime().isPresent()) {
      readStarts(started);
    }
    for (var job : started) {
      var since = starts.getOrDefault(job.claim(), Instant.MAX);
      workers.execute(() -> job.ifIdle(j -> look(j, limits, since)));
    }
  }

  /** Asks the database only while there is a job whose start is not known yet. */
  private void readStarts(Collection<ActiveJob> started) {
    var claims = started.stream().map(ActiveJob::claim).toList();
    starts.keySet().retainAll(claims);
    if (!starts.keySet().containsAll(claims)) {
      starts.putAll(owned.startTimes(claims.get(0).handler()));
    }
  }

  private void look(ActiveJob job, Limits limits, Instant since) throws IOException {
    if (job.breach().isEmpty() && !job.isEndedEarly()) {
      breach(job, limits, since).ifPresent(job::broke);
    }
    if (job.breach().isPresent()) {
      stop(job);
    }
  }

  private Optional<String> breach(ActiveJob job, Limits limits, Instant since) {
    if (limits.outputSize().isPresent()) {
      var tooLarge = OutputSizes.breach(job, limits.outputSize().getAsLong());
      if (tooLarge.isPresent()) {
        return tooLarge;
      }
    }
    return limits
        .walltime()
        .filter(most -> since.isBefore(clock.instant().minus(most)))
        .map(most -> "It ran for longer than the %s that a job may run.".formatted(words(most)));
  }

  private static String words(Duration time) {
    return "%d:%02d:%02d hours"
        .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  private void stop(ActiveJob job) throws IOException {
    if (!owned.holds(job.claim())) {
      return;
    }
    LOG.infof("job %d: is stopped: %s", job.id(), job.breach().orElse(""));
    if (runner.stop(job.runnerJob().orElseThrow())) {
      finish.look(job);
    }
  }
}
