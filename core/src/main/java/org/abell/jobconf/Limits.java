package org.abell.jobconf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a user, a destination or a job may use.
 *
 * @param registeredUser active jobs of a registered user; empty for any number
 * @param anonymousUser active jobs of an anonymous session, of which there are none here
 * @param userAt active jobs of a user by id or tag of the destination
 * @param totalAt active jobs of everybody by id or tag of the destination
 * @param walltime the longest a job may run
 * @param totalWalltime what a user may use up in a number of days
 * @param outputSize bytes of the largest output
 */
public record Limits(
    OptionalInt registeredUser,
    OptionalInt anonymousUser,
    Map<String, Integer> userAt,
    Map<String, Integer> totalAt,
    Optional<Duration> walltime,
    Optional<TotalWalltime> totalWalltime,
    OptionalLong outputSize) {

  /** No limits. */
  public static final Limits NONE =
      new Limits(
          OptionalInt.empty(),
          OptionalInt.empty(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty());

  /** The running time that a user's finished jobs may add up to within a window. */
  public record TotalWalltime(Duration most, int windowDays) {}

  public Limits {
    userAt = Map.copyOf(userAt);
    totalAt = Map.copyOf(totalAt);
  }

  /** Those that hold for a registered user's job at a destination, in the order of evaluation. */
  public List<ConcurrencyLimit> forRegistered(Destination destination) {
    List<ConcurrencyLimit> limits = new ArrayList<>();
    at(
        destination,
        totalAt,
        ConcurrencyLimit.Scope.DESTINATION,
        ConcurrencyLimit.Scope.TAG,
        limits);
    registeredUser.ifPresent(
        n -> limits.add(new ConcurrencyLimit(ConcurrencyLimit.Scope.USER, "", n)));
    at(
        destination,
        userAt,
        ConcurrencyLimit.Scope.USER_DESTINATION,
        ConcurrencyLimit.Scope.USER_TAG,
        limits);
    return List.copyOf(limits);
  }

  private static void at(
      Destination destination,
      Map<String, Integer> most,
      ConcurrencyLimit.Scope byId,
      ConcurrencyLimit.Scope byTag,
      List<ConcurrencyLimit> limits) {
    if (most.containsKey(destination.id())) {
      limits.add(new ConcurrencyLimit(byId, destination.id(), most.get(destination.id())));
    }
    destination.tags().stream()
        .filter(most::containsKey)
        .forEach(tag -> limits.add(new ConcurrencyLimit(byTag, tag, most.get(tag))));
  }
}
