package org.abell.tests.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replays job_state_change and counts the active jobs after each row.
 *
 * <p>Rows are replayed in the order of their ids. A row gets its id when it is written, so the end
 * of a job has its id before it is committed, and who counts after that commit gets a higher one:
 * an exact limit is never exceeded in this order, whatever the clocks of the servers say.
 */
final class LimitHistory {

  private static final Set<String> ACTIVE = Set.of("queued", "running");

  private final List<Row> rows;

  /** A row of job_state_change, in the order of ids. */
  record Row(long job, long user, String destination, String state, Instant at) {}

  /**
   * A limit that was in force.
   *
   * @param of what is counted together; empty for rows that the limit is not about
   */
  record Rule(String name, int most, Scope of) {}

  /** What a limit counts together. */
  interface Scope {
    Optional<String> of(Row row);
  }

  /**
   * How a limit was used.
   *
   * @param highest the most that were active at once
   * @param average active jobs on average, from the first to the last start
   * @param excess the first row that exceeded it, in words
   */
  record Use(String name, int most, int highest, double average, Optional<String> excess) {}

  LimitHistory(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** How a limit was used, for each of the things that it counts by themselves. */
  List<Use> uses(Rule rule) {
    Map<String, Count> counts = new LinkedHashMap<>();
    for (var row : rows) {
      rule.of()
          .of(row)
          .ifPresent(key -> counts.computeIfAbsent(key, k -> new Count(rule, k)).take(row));
    }
    var uses = new ArrayList<Use>();
    counts.values().forEach(count -> uses.add(count.use()));
    return uses;
  }

  /** The count of one key while the history goes on. */
  private static final class Count {

    private final Rule rule;
    private final String key;
    private final Set<Long> active = new HashSet<>();
    private final Map<Integer, Duration> times = new HashMap<>();
    private Optional<Instant> last = Optional.empty();
    private Map<Integer, Duration> timesUntilLastStart = Map.of();
    private int highest;
    private Optional<String> excess = Optional.empty();

    Count(Rule rule, String key) {
      this.rule = rule;
      this.key = key;
    }

    void take(Row row) {
      pass(row.at());
      if (!ACTIVE.contains(row.state())) {
        active.remove(row.job());
      } else if (active.add(row.job())) {
        started(row);
      }
    }

    /** The average counts from the first start to the last. */
    private void pass(Instant now) {
      if (last.isPresent() && now.isAfter(last.get())) {
        times.merge(active.size(), Duration.between(last.get(), now), Duration::plus);
      }
      if (!active.isEmpty() || last.isPresent()) {
        last = Optional.of(last.filter(now::isBefore).orElse(now));
      }
    }

    private void started(Row row) {
      last = last.or(() -> Optional.of(row.at()));
      timesUntilLastStart = Map.copyOf(times);
      highest = Math.max(highest, active.size());
      if (active.size() > rule.most() && excess.isEmpty()) {
        excess =
            Optional.of(
                "%s of %s: job %d became %s at %s as number %d"
                    .formatted(rule.name(), key, row.job(), row.state(), row.at(), active.size()));
      }
    }

    Use use() {
      var all = timesUntilLastStart.values().stream().mapToDouble(Duration::toNanos).sum();
      var weighted =
          timesUntilLastStart.entrySet().stream()
              .mapToDouble(e -> e.getKey() * (double) e.getValue().toNanos())
              .sum();
      var name = "%s of %s".formatted(rule.name(), key);
      return new Use(name, rule.most(), highest, all == 0 ? 0 : weighted / all, excess);
    }
  }
}
