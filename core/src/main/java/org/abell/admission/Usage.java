package org.abell.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.abell.jobconf.ConcurrencyLimit;
import org.abell.jobconf.Destination;
import org.abell.jobconf.Destinations;

/**
 * How many jobs are active, by user and destination. What counts is what Galaxy counts: queued and
 * running jobs, and for a user's limit everywhere also those that wait to be sent again.
 */
public final class Usage {

  private final Destinations destinations;
  private final Map<Place, Integer> active = new HashMap<>();
  private final Map<Long, Integer> resubmitted = new HashMap<>();

  Usage(Destinations destinations) {
    this.destinations = destinations;
  }

  private record Place(long userId, String destinationId) {}

  void addActive(long userId, String destinationId, int jobs) {
    active.merge(new Place(userId, destinationId), jobs, Integer::sum);
  }

  void addResubmitted(long userId, int jobs) {
    resubmitted.merge(userId, jobs, Integer::sum);
  }

  /** All users with anything that counts. */
  public Set<Long> users() {
    var users = new TreeSet<Long>(resubmitted.keySet());
    active.keySet().forEach(place -> users.add(place.userId()));
    return users;
  }

  /**
   * What counts against a limit for a new job of a user. A destination that the configuration no
   * longer has counts by its id, but not by tag.
   */
  public int against(ConcurrencyLimit limit, long userId) {
    return switch (limit.scope()) {
      case DESTINATION -> sum(Optional.empty(), Optional.of(limit.key()));
      case TAG -> tagged(Optional.empty(), limit.key());
      case USER -> sum(Optional.of(userId), Optional.empty()) + resubmitted.getOrDefault(userId, 0);
      case USER_DESTINATION -> sum(Optional.of(userId), Optional.of(limit.key()));
      case USER_TAG -> tagged(Optional.of(userId), limit.key());
    };
  }

  /**
   * The same for a job that is to be sent again. Those that wait like it do not count against it:
   * they count already, and would keep each other from ever being sent.
   */
  private int againstResubmitted(ConcurrencyLimit limit, long userId) {
    return limit.scope() == ConcurrencyLimit.Scope.USER
        ? sum(Optional.of(userId), Optional.empty())
        : against(limit, userId);
  }

  /** The same for any job. */
  public int against(ConcurrencyLimit limit, Candidate job) {
    return job.resubmitted()
        ? againstResubmitted(limit, job.userId())
        : against(limit, job.userId());
  }

  private int tagged(Optional<Long> user, String tag) {
    return destinations.tagged(tag).stream()
        .map(Destination::id)
        .mapToInt(id -> sum(user, Optional.of(id)))
        .sum();
  }

  private int sum(Optional<Long> user, Optional<String> destinationId) {
    if (user.isPresent() && destinationId.isPresent()) {
      return active.getOrDefault(new Place(user.get(), destinationId.get()), 0);
    }
    return active.entrySet().stream()
        .filter(e -> user.isEmpty() || user.get() == e.getKey().userId())
        .filter(
            e -> destinationId.isEmpty() || destinationId.get().equals(e.getKey().destinationId()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
