package org.abell.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done about one server. All of it follows from the events in their order, so a watch
 * that is started later comes to the same result from the log.
 */
final class WatchedServer {

  /** supervisord's words. */
  enum Phase {
    RUNNING,
    /** By order. */
    STOPPED,
    /** By itself, with 0: also nothing to mend. */
    EXITED,
    /** Waits to be started again. */
    BACKOFF,
    /** The start was asked for. */
    STARTING,
    /** Failed to start too often: an admin has to look at it. */
    FATAL
  }

  private final String name;
  private final Patience patience;
  private Phase phase = Phase.STOPPED;
  private Instant since = Instant.EPOCH;
  private Instant due = Instant.MAX;
  private int failedStarts;
  private boolean ordered;

  WatchedServer(String name, Patience patience) {
    this.name = name;
    this.patience = patience;
  }

  String name() {
    return name;
  }

  Phase phase() {
    return phase;
  }

  /** Takes notice; gives what is worth telling. */
  Optional<String> apply(ProcessEvent event) {
    return switch (event.kind()) {
      case STARTED -> started(event.at());
      case ORDERED -> ordered(event.at());
      case ENDED -> ended(event.at(), event.exitStatus());
    };
  }

  private Optional<String> started(Instant at) {
    if (phase == Phase.FATAL || phase == Phase.STOPPED || phase == Phase.EXITED) {
      // Not by the watch, which has let go of it.
      failedStarts = 0;
    }
    ordered = false;
    enter(Phase.RUNNING, at);
    return Optional.empty();
  }

  private Optional<String> ordered(Instant at) {
    ordered = true;
    if (phase == Phase.BACKOFF || phase == Phase.STARTING) {
      enter(Phase.STOPPED, at);
    }
    return Optional.empty();
  }

  private Optional<String> ended(Instant at, int exitStatus) {
    var ran = Duration.between(since, at);
    if (ordered || exitStatus == 0) {
      enter(ordered ? Phase.STOPPED : Phase.EXITED, at);
      return ordered
          ? Optional.empty()
          : Optional.of("%s has ended by itself, with 0, and is left alone.".formatted(name));
    }
    failedStarts = ran.compareTo(patience.minimum()) < 0 ? failedStarts + 1 : 0;
    var what = "%s has ended with %d after %d s".formatted(name, exitStatus, ran.toSeconds());
    return Optional.of(what + failed(at));
  }

  /** After an end or a refused start: once more, or never. */
  private String failed(Instant at) {
    var count =
        failedStarts == 0
            ? ""
            : ", failed start %d of %d".formatted(failedStarts, patience.tries());
    if (failedStarts >= patience.tries()) {
      enter(Phase.FATAL, at);
      return count + ". It stays down until an admin starts it.";
    }
    var pause = patience.pause(failedStarts);
    enter(Phase.BACKOFF, at);
    due = at.plus(pause);
    return count + ". It is started again in %d s.".formatted(pause.toSeconds());
  }

  private void enter(Phase next, Instant at) {
    phase = next;
    since = at;
    due = Instant.MAX;
  }

  boolean isDue(Instant now) {
    return phase == Phase.BACKOFF && !now.isBefore(due);
  }

  /** It is being started: the log will tell more. */
  void starting(Instant now) {
    enter(Phase.STARTING, now);
  }

  /** Nobody was there to start it: no fault of the server. */
  void postpone(Instant until, Instant now) {
    enter(Phase.BACKOFF, now);
    due = until;
  }

  /** The host controller does not want to start it. */
  String refused(String reason, Instant now) {
    failedStarts++;
    return "%s could not be started (%s)%s".formatted(name, reason, failed(now));
  }

  /** One line for whoever asks: name, phase, since when, what comes. */
  String status() {
    var more =
        switch (phase) {
          case BACKOFF -> " failed_starts=%d next=%s".formatted(failedStarts, due);
          case FATAL -> " failed_starts=%d".formatted(failedStarts);
          case RUNNING, STOPPED, EXITED, STARTING -> "";
        };
    return "%s %s since=%s%s".formatted(name, phase, since, more);
  }
}
