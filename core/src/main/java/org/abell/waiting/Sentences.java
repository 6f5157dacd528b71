package org.abell.waiting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.admission.Routing;
import org.abell.admission.Usage;
import org.abell.configuration.ActiveConfiguration;
import org.abell.job.JobLock;
import org.abell.job.QueueReason;
import org.abell.jobconf.ConcurrencyLimit;

/**
 * Says why a job waits: the first of all reasons, in the order in which admission looks at them.
 */
final class Sentences {

  private final ActiveConfiguration configuration;
  private final Routing routing;
  private final JobLock lock;
  private final LivingHandlers handlers;
  private final Situation situation;

  Sentences(
      ActiveConfiguration configuration,
      JobLock lock,
      LivingHandlers handlers,
      Situation situation) {
    this.configuration = configuration;
    this.routing = new Routing(configuration);
    this.lock = lock;
    this.handlers = handlers;
    this.situation = situation;
  }

  /** What is so at the moment: inputs that are not there by job, and active jobs. */
  record Situation(Map<Long, List<WaitingRow.Input>> inputs, Usage usage) {}

  String of(WaitingRow row) {
    if (row.isAtCluster()) {
      return QueueReason.of(row.said()).plain();
    }
    if (row.isPaused()) {
      return row.said().isEmpty() ? "It is paused." : row.said();
    }
    return row.assignment()
        .handler()
        .map("The handler %s is finding out where it goes."::formatted)
        .or(this::locked)
        .or(() -> input(row))
        .or(() -> handlers.obstacle(row.assignment()))
        .or(() -> delay(row))
        .orElseGet(() -> turn(row));
  }

  private Optional<String> locked() {
    return lock.active()
        ? Optional.of(
            "The job lock is on, set by %s%s."
                .formatted(
                    lock.setBy(), lock.reason().isEmpty() ? "" : ": " + withoutDot(lock.reason())))
        : Optional.empty();
  }

  private Optional<String> input(WaitingRow row) {
    var missing = situation.inputs().getOrDefault(row.job().id(), List.of());
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    var first = missing.get(0);
    var more = missing.size() == 1 ? "" : "; %d more are not, either".formatted(missing.size() - 1);
    return Optional.of(
        "Input %d (%s) is not ready: it is in state %s%s."
            .formatted(first.hid(), first.name(), first.state(), more));
  }

  private static Optional<String> delay(WaitingRow row) {
    return row.notBefore()
        .map(
            until ->
                row.said().isEmpty()
                    ? "It is delayed until %s.".formatted(seconds(until))
                    : "Not yet: %s. This is looked at again at %s."
                        .formatted(withoutDot(row.said()), seconds(until)));
  }

  private String turn(WaitingRow row) {
    var way = routing.of(row.job());
    if (way instanceof Routing.Nowhere nowhere) {
      return nowhere.reason();
    }
    if (way instanceof Routing.Upload) {
      return "It is stored as soon as a handler is free to do so.";
    }
    if (way instanceof Routing.To to) {
      return reached(row, to)
          .or(() -> window(row))
          .orElseGet(
              () ->
                  "It runs when a worker of %s is free; it is number %d in the queue."
                      .formatted(to.runner().id(), row.place().orElse(0)));
    }
    return window(row)
        .orElseGet(
            () ->
                "Where it goes is decided when its turn comes; it is number %d in the queue."
                    .formatted(row.place().orElse(0)));
  }

  private Optional<String> reached(WaitingRow row, Routing.To to) {
    return configuration.jobs().limits().forRegistered(to.destination()).stream()
        .filter(limit -> situation.usage().against(limit, row.job()) >= limit.most())
        .findFirst()
        .map(limit -> sentence(limit, situation.usage().against(limit, row.job())));
  }

  private Optional<String> window(WaitingRow row) {
    var window = configuration.jobs().handlers().readyWindowSize();
    return row.placeOfUser().orElse(0) > window
        ? Optional.of(
            "%d jobs of yours come before it; no more than %d are looked at at a time."
                .formatted(row.placeOfUser().getAsInt() - 1, window))
        : Optional.empty();
  }

  /** What is said when a limit is reached. */
  static String sentence(ConcurrencyLimit limit, int used) {
    var use = "%d of %d".formatted(used, limit.most());
    return switch (limit.scope()) {
      case DESTINATION -> "The destination %s is full: %s jobs.".formatted(limit.key(), use);
      case TAG -> "The destinations with the tag %s are full: %s jobs.".formatted(limit.key(), use);
      case USER -> "Your limit is reached: %s active jobs of yours.".formatted(use);
      case USER_DESTINATION ->
          "Your limit at the destination %s is reached: %s jobs of yours."
              .formatted(limit.key(), use);
      case USER_TAG ->
          "Your limit at destinations with the tag %s is reached: %s jobs of yours."
              .formatted(limit.key(), use);
    };
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String withoutDot(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
