package org.abell.runner.cluster;

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
 * Jobs that wait for something that will not come. After a while they are cancelled, and fail once
 * they are gone, so that none begins to run after it has failed.
 */
final class Stuck {

  private static final Logger LOG = Logger.getLogger(Stuck.class);

  private final Callers callers;
  private final Clock clock;
  private final Duration patience;
  private final Duration askAgain;
  private final Map<String, Mark> marks = new ConcurrentHashMap<>();

  /**
   * No job is stuck yet.
   *
   * @param patience zero: jobs wait for ever
   * @param askAgain how long a manager has to cancel a job before it is asked again
   */
  Stuck(Callers callers, Clock clock, Duration patience, Duration askAgain) {
    this.callers = callers;
    this.clock = clock;
    this.patience = patience;
    this.askAgain = askAgain;
  }

  /** When it was first seen so, and when it was last cancelled, if it was. */
  private record Mark(Instant since, String words, Optional<Instant> cancelled) {}

  /**
   * That the job has failed, because it would never have been started; empty for every other one.
   *
   * @param seen as its manager shows it
   * @param told what is known of it otherwise
   */
  Optional<RunState> failed(
      Desk desk, RunnerJob job, Optional<Sighting> seen, Optional<RunState> told)
      throws IOException {
    if (patience.isZero() || told.filter(RunState.Ended.class::isInstance).isPresent()) {
      return Optional.empty();
    }
    var waits = told.filter(RunState.Waiting.class::isInstance).isPresent();
    if (waits && seen.flatMap(desk.dialogue()::cause).filter(Cause.NEVER::equals).isPresent()) {
      waits(desk, job, seen.get());
      return Optional.empty();
    }
    if (seen.filter(s -> s.fate().alive()).isPresent()) {
      forget(job);
      return Optional.empty();
    }
    return Optional.ofNullable(marks.get(job.token()))
        .filter(mark -> mark.cancelled().isPresent())
        .map(mark -> sentence(desk, mark));
  }

  private static RunState sentence(Desk desk, Mark mark) {
    return new RunState.Failed(
        Failure.UNKNOWN,
        "%s would not have started it: %s.".formatted(desk.dialogue().manager(), mark.words()));
  }

  private void waits(Desk desk, RunnerJob job, Sighting seen) throws IOException {
    var now = clock.instant();
    var mark = marks.get(job.token());
    if (mark == null) {
      LOG.warnf(
          "%s: waits at %s as %s, and will not start (%s); it fails if that is so for %d s",
          job.token(), desk.dialogue().manager(), seen.id(), seen.words(), patience.toSeconds());
      marks.put(job.token(), new Mark(now, seen.words(), Optional.empty()));
    } else if (!now.isBefore(mark.since().plus(patience))
        && mark.cancelled().filter(at -> now.isBefore(at.plus(askAgain))).isEmpty()) {
      desk.cancel(seen.id(), callers.of(job));
      marks.put(job.token(), new Mark(mark.since(), seen.words(), Optional.of(now)));
    }
  }

  /** The job has ended, or will start after all. */
  void forget(RunnerJob job) {
    marks.remove(job.token());
  }
}
