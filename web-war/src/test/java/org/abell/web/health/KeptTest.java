package org.abell.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {

  private final AtomicInteger questions = new AtomicInteger();
  private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
  private Instant now = start;

  @Test
  void many_who_ask_while_it_is_fresh_get_one_answer_and_later_a_new_one() {
    var kept = new Kept<>(questions::incrementAndGet, Duration.ofSeconds(1), new Now());
    assertThat(kept.answer()).isOne();
    now = start.plusMillis(900);
    assertThat(kept.answer()).isOne();
    now = start.plus(Duration.ofMillis(1001));
    assertThat(kept.answer()).isEqualTo(2);
  }

  /** The time that the test says. */
  private final class Now extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
