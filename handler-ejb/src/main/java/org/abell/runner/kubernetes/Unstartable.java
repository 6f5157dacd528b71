package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.abell.resubmission.Failure;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.jboss.logging.Logger;

/**
 * Jobs whose pods do not start. After a while they are deleted, and fail once they are gone, so
 * that none begins to run after it has failed.
 */
final class Unstartable {

  private static final Logger LOG = Logger.getLogger(Unstartable.class);

  private final Clock clock;
  private final Limits limits;
  private final ApiServer server;
  private final Map<String, Mark> marks = new ConcurrentHashMap<>();

  Unstartable(Clock clock, Limits limits, ApiServer server) {
    this.clock = clock;
    this.limits = limits;
    this.server = server;
  }

  /**
   * How long pods may wait; zero: for ever.
   *
   * @param needsHelp when only an admin or another image can mend it
   * @param noPlace when no node has room, which another job's end may change
   * @param askAgain how long a deletion may take before it is asked for again
   */
  record Limits(Duration needsHelp, Duration noPlace, Duration askAgain) {

    private Duration of(Obstacle obstacle) {
      return obstacle.needsHelp() ? needsHelp : noPlace;
    }
  }

  /** When it was first seen so, and when it was last deleted, if it was. */
  private record Mark(Instant since, Obstacle obstacle, Optional<Instant> deleted) {}

  /**
   * That the job has failed, because it would never have been started; empty for every other one.
   *
   * @param told what is known of it otherwise
   */
  Optional<RunState> failed(RunnerJob job, String name, Sighting seen, Optional<RunState> told)
      throws IOException {
    if (told.filter(RunState.Waiting.class::isInstance).isPresent()) {
      waits(job, name, seen.obstacle());
      return Optional.empty();
    }
    var mark = Optional.ofNullable(marks.get(job.token())).filter(m -> m.deleted().isPresent());
    if (mark.isEmpty() || told.filter(RunState.Ended.class::isInstance).isPresent()) {
      forget(job);
      return Optional.empty();
    }
    return seen.alive() ? Optional.empty() : mark.map(Unstartable::sentence);
  }

  /** Galaxy's rules know a pod that waited too long for a place as one that ran too long. */
  private static RunState sentence(Mark mark) {
    return new RunState.Failed(
        mark.obstacle().needsHelp() ? Failure.UNKNOWN : Failure.WALLTIME_REACHED,
        "Kubernetes did not start it: %s.".formatted(mark.obstacle().words()));
  }

  private void waits(RunnerJob job, String name, Optional<Obstacle> obstacle) throws IOException {
    var limit = obstacle.map(limits::of).orElse(Duration.ZERO);
    if (limit.isZero()) {
      forget(job);
      return;
    }
    var now = clock.instant();
    var mark = marks.get(job.token());
    if (mark == null || mark.obstacle().needsHelp() != obstacle.get().needsHelp()) {
      LOG.warnf(
          "%s: waits at Kubernetes as %s, and does not start (%s); it fails if that is so for %d s",
          job.token(), name, obstacle.get().words(), limit.toSeconds());
      marks.put(job.token(), new Mark(now, obstacle.get(), Optional.empty()));
    } else if (!now.isBefore(mark.since().plus(limit))
        && mark.deleted().filter(at -> now.isBefore(at.plus(limits.askAgain()))).isEmpty()) {
      server.delete(name, DeletionPropagation.FOREGROUND);
      marks.put(job.token(), new Mark(mark.since(), obstacle.get(), Optional.of(now)));
    }
  }

  /** The job has ended, or will start after all. */
  void forget(RunnerJob job) {
    marks.remove(job.token());
  }
}
