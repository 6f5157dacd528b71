package org.abell.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server as the others see it.
 *
 * @param server its name
 * @param role what it does, as {@code abell.role} says it
 * @param host the machine it runs on
 * @param pid its process there
 * @param tags the handler tags it listens to, comma separated
 * @param startedAt when this process came up
 * @param renewedAt when it last said that it is well
 * @param valid whether its lease runs, by the database's clock
 * @param stopped whether it left in good order, as an admin wanted it
 * @param orders what it is told to do with jobs
 * @param condition how it fares
 */
public record ServerLease(
    String server,
    String role,
    String host,
    long pid,
    String tags,
    Instant startedAt,
    Instant renewedAt,
    boolean valid,
    boolean stopped,
    Orders orders,
    Condition condition) {

  /** Clocks that differ by more are told. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  /**
   * What a handler is told to do with jobs.
   *
   * @param mode what an admin chose
   * @param ownMode what its own system property says
   * @param setBy the admin, as an e-mail address; empty when nobody chose yet
   * @param reason why, in the admin's words
   */
  public record Orders(ServerMode mode, ServerMode ownMode, String setBy, String reason) {

    /** The mode that holds: the stricter one. */
    public ServerMode effective() {
      return mode.stricter(ownMode);
    }
  }

  /**
   * How a server fares.
   *
   * @param configuration the fingerprint of the job configuration that it obeys
   * @param problem what it says is wrong; empty when nothing is
   * @param roundAge since its job loop came round; empty for one that has not yet, or has no loop
   * @param trouble what it says of the shared folder; empty when all is well
   * @param clockAhead how far its clock is ahead of the database's; empty before it was compared
   */
  public record Condition(
      String configuration,
      String problem,
      Optional<Duration> roundAge,
      String trouble,
      Optional<Duration> clockAhead) {

    /** What is wrong with its clock, as a sentence. */
    Optional<String> clockProblem() {
      return clockAhead
          .filter(ahead -> ahead.abs().compareTo(CLOCK_TOLERANCE) > 0)
          .map(
              ahead ->
                  "Its clock is %d seconds %s the database's, so delays, time limits and shown times are wrong."
                      .formatted(
                          ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"));
    }
  }

  /** Whether it may own jobs. */
  public boolean handler() {
    return List.of(role.split(",")).contains("handler");
  }

  /** Whether its job loop has not come round for so long that its lease is no longer renewed. */
  public boolean stuck() {
    return handler()
        && !stopped
        && condition.roundAge().filter(age -> age.compareTo(ServerLeases.STUCK) > 0).isPresent();
  }

  /** What an admin should know, as sentences; nothing of one that was stopped. */
  public List<String> problems() {
    if (stopped) {
      return List.of();
    }
    var all = new ArrayList<String>();
    if (!condition.trouble().isEmpty()) {
      all.add(condition.trouble());
    }
    if (!condition.problem().isEmpty()) {
      all.add(condition.problem());
    }
    if (stuck()) {
      all.add(
          "Its job loop has not come round for %d seconds."
              .formatted(condition.roundAge().orElseThrow().toSeconds()));
    }
    condition.clockProblem().ifPresent(all::add);
    return all;
  }
}
