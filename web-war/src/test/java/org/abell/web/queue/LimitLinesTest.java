package org.abell.web.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.abell.jobconf.ConcurrencyLimit;
import org.abell.jobconf.ConcurrencyLimit.Scope;
import org.abell.jobconf.Limits;
import org.abell.waiting.LimitUse;
import org.abell.web.queue.QueueView.Limit;
import org.junit.jupiter.api.Test;

class LimitLinesTest {

  private static final Limits LIMITS =
      new Limits(
          OptionalInt.of(5),
          OptionalInt.empty(),
          Map.of(),
          Map.of("big", 10),
          Optional.of(Duration.ofHours(24)),
          Optional.empty(),
          OptionalLong.of(5_000_000_000L));

  @Test
  void what_is_used_comes_before_what_is_not_counted() {
    var uses =
        List.of(
            new LimitUse(new ConcurrencyLimit(Scope.TAG, "big", 10), Optional.empty(), 12),
            new LimitUse(
                new ConcurrencyLimit(Scope.USER, "", 5), Optional.of("ada@example.org"), 4));

    assertThat(LimitLines.of(LIMITS, uses))
        .containsExactly(
            new Limit("Active jobs at all of big", "everybody", "12", "10", 100),
            new Limit("Active jobs", "ada@example.org", "4", "5", 80),
            new Limit("Active jobs", "each user", "", "5", 0),
            new Limit("Running time", "each job", "", "24 h 0 min", 0),
            new Limit("Size of an output", "each job", "", "5.0 GB", 0));
  }
}
