package org.abell.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.abell.jobconf.Destination;
import org.abell.jobconf.Limits;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;

/** What is to become of candidates, as far as it can be said without holding any lock. */
final class Selection {

  /** Each of them is written as an entity: the rest can wait for the next round. */
  private static final int MOST_REFUSED = 20;

  final List<Send> sends = new ArrayList<>();
  final List<Search> searches = new ArrayList<>();
  final List<Refusal> refusals = new ArrayList<>();
  private final Limits limits;
  private final Usage counts;
  private final LongPredicate usedUp;
  private final Map<String, Integer> free;
  private int grab;

  /**
   * Nothing selected yet.
   *
   * @param usedUp whether a user's total running time is used up
   */
  Selection(Room room, Limits limits, Usage counts, LongPredicate usedUp) {
    this.limits = limits;
    this.counts = counts;
    this.usedUp = usedUp;
    this.free = new HashMap<>(room.free());
    this.grab = Integer.MAX_VALUE;
  }

  /** A job to be sent; the host is empty where its processes can be watched from anywhere. */
  record Send(Candidate job, String destinationId, String runner, boolean planned, boolean local) {}

  /** A job whose destination is to be found. */
  record Search(Candidate job, String start) {}

  /** A job that cannot run now, or ever. */
  record Refusal(Candidate job, Why why, String reason) {}

  /** Why a job is refused. */
  enum Why {
    INPUTS,
    USED_UP,
    NOWHERE
  }

  Selection atMost(OptionalInt maxGrab) {
    grab = maxGrab.orElse(Integer.MAX_VALUE);
    return this;
  }

  /** Whether a further candidate could be selected at all. */
  boolean isOpen() {
    return grab > 0
        && free.entrySet().stream()
            .anyMatch(e -> e.getValue() > 0 && !e.getKey().equals(RunnerPlugin.DYNAMIC));
  }

  void consider(Candidate job, Routing routing) {
    var way = routing.of(job);
    if (job.badInput()) {
      refuse(job, Why.INPUTS, "");
    } else if (way instanceof Routing.Nowhere nowhere) {
      refuse(job, Why.NOWHERE, nowhere.reason());
    } else if (way instanceof Routing.Open open) {
      search(job, open.start());
    } else if (way instanceof Routing.Upload) {
      send(new Send(job, Room.UPLOAD, Room.UPLOAD, false, false));
    } else {
      send(job, (Routing.To) way);
    }
  }

  private void search(Candidate job, String start) {
    if (hasFree(RunnerPlugin.DYNAMIC)) {
      take(RunnerPlugin.DYNAMIC);
      searches.add(new Search(job, start));
    }
  }

  private void send(Candidate job, Routing.To way) {
    if (!hasFree(way.runner().id()) || !allowed(job, way.destination(), limits, counts)) {
      return;
    }
    if (!job.resubmitted() && usedUp.test(job.userId())) {
      refuse(job, Why.USED_UP, "");
      return;
    }
    var local = way.runner().kind() == RunnerKind.LOCAL;
    send(new Send(job, way.destination().id(), way.runner().id(), way.planned(), local));
    count(job, way.destination().id(), counts);
  }

  private void send(Send send) {
    if (hasFree(send.runner())) {
      take(send.runner());
      sends.add(send);
    }
  }

  private void refuse(Candidate job, Why why, String reason) {
    if (refusals.size() < MOST_REFUSED) {
      refusals.add(new Refusal(job, why, reason));
    }
  }

  private boolean hasFree(String runner) {
    return grab > 0 && free.getOrDefault(runner, 0) > 0;
  }

  private void take(String runner) {
    free.merge(runner, -1, Integer::sum);
    grab--;
  }

  /** Whether no limit holds the job back: the first that is reached does. */
  static boolean allowed(Candidate job, Destination destination, Limits limits, Usage counts) {
    return limits.forRegistered(destination).stream()
        .noneMatch(limit -> counts.against(limit, job) >= limit.most());
  }

  static void count(Candidate job, String destinationId, Usage counts) {
    counts.addActive(job.userId(), destinationId, 1);
    if (job.resubmitted()) {
      counts.addResubmitted(job.userId(), -1);
    }
  }

  /** The limits that a job will count against. */
  static Stream<LimitCounts.Key> keys(Candidate job, Destination destination, Limits limits) {
    return limits.forRegistered(destination).stream()
        .map(limit -> new LimitCounts.Key(limit, job.userId()));
  }
}
