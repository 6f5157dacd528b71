package org.abell.tests.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abell.tests.limit.LimitHistory.Row;
import org.abell.tests.limit.LimitHistory.Rule;
import org.junit.jupiter.api.Test;

/** The limit proof finds excesses in histories that are made up. */
class LimitHistoryTest {

  private static final Rule TWO_AT_SMALL =
      new Rule("total", 2, row -> Optional.of(row.destination()).filter("small"::equals));

  private final List<Row> rows = new ArrayList<>();

  @Test
  void two_of_two_are_no_excess() {
    at(0, 1, "small", "queued");
    at(1, 2, "small", "queued");
    at(2, 1, "small", "running");
    at(3, 1, "small", "ok");
    at(4, 3, "small", "queued");

    assertThat(use().excess()).isEmpty();
    assertThat(use().highest()).isEqualTo(2);
  }

  @Test
  void the_third_of_two_is_found() {
    at(0, 1, "small", "queued");
    at(1, 2, "small", "queued");
    at(2, 3, "small", "queued");
    at(3, 1, "small", "ok");

    assertThat(use().excess())
        .contains("total of small: job 3 became queued at 1970-01-01T00:00:02Z as number 3");
    assertThat(use().highest()).isEqualTo(3);
  }

  @Test
  void a_running_job_counts_until_it_ends() {
    at(0, 1, "small", "queued");
    at(1, 1, "small", "running");
    at(2, 2, "small", "queued");
    at(3, 2, "small", "running");
    at(4, 3, "small", "queued");

    assertThat(use().excess()).isPresent();
  }

  @Test
  void jobs_elsewhere_do_not_count() {
    at(0, 1, "small", "queued");
    at(1, 2, "big", "queued");
    at(2, 3, "big", "queued");

    assertThat(use().highest()).isEqualTo(1);
  }

  @Test
  void a_job_that_waits_again_does_not_count() {
    at(0, 1, "small", "queued");
    at(1, 1, "small", "new");
    at(2, 2, "small", "queued");
    at(3, 3, "small", "queued");

    assertThat(use().highest()).isEqualTo(2);
    assertThat(use().excess()).isEmpty();
  }

  @Test
  void the_order_of_ids_counts_and_not_the_clocks() {
    at(5, 1, "small", "queued");
    at(6, 2, "small", "queued");
    at(9, 1, "small", "ok");
    at(8, 3, "small", "queued");

    assertThat(use().excess()).isEmpty();
  }

  @Test
  void users_are_counted_by_themselves() {
    var rule = new Rule("each user", 1, row -> Optional.of("user " + row.user()));
    rows.add(new Row(1, 7, "small", "queued", Instant.ofEpochSecond(0)));
    rows.add(new Row(2, 8, "small", "queued", Instant.ofEpochSecond(1)));
    rows.add(new Row(3, 8, "small", "queued", Instant.ofEpochSecond(2)));

    assertThat(new LimitHistory(rows).uses(rule))
        .extracting(LimitHistory.Use::name, LimitHistory.Use::highest)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("each user of user 7", 1),
            org.assertj.core.groups.Tuple.tuple("each user of user 8", 2));
  }

  @Test
  void the_average_is_over_time_until_the_last_start() {
    at(0, 1, "small", "queued");
    at(1, 2, "small", "queued");
    at(4, 1, "small", "ok");
    at(4, 3, "small", "queued");
    at(100, 3, "small", "ok");

    assertThat(use().average()).isCloseTo(7 / 4.0, within(0.01));
  }

  private void at(int second, long job, String destination, String state) {
    rows.add(new Row(job, 1, destination, state, Instant.ofEpochSecond(second)));
  }

  private LimitHistory.Use use() {
    return new LimitHistory(rows).uses(TWO_AT_SMALL).get(0);
  }
}
