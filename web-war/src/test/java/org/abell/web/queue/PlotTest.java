package org.abell.web.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.abell.statistics.Throughput;
import org.abell.statistics.Throughput.Point;
import org.abell.web.queue.Plot.Bar;
import org.abell.web.queue.Plot.Row;
import org.junit.jupiter.api.Test;

class PlotTest {

  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  @Test
  void what_ended_well_stands_below_what_ended_in_error() {
    var plot = plot(new Point(START, 4, 2, 1), new Point(START.plusSeconds(60), 0, 0, 0));

    assertThat(plot.highest()).isEqualTo(4);
    assertThat(plot.bars())
        .containsExactly(
            new Bar("ok", "45.0", "60.0", "210.0", "60.0"),
            new Bar("error", "45.0", "30.0", "210.0", "30.0"));
    assertThat(plot.line()).isEqualTo("150.0,0.0 450.0,120.0");
  }

  @Test
  void the_numbers_are_told_the_latest_first() {
    var plot = plot(new Point(START, 4, 2, 1), new Point(START.plusSeconds(60), 1, 0, 0));

    assertThat(plot.rows()).containsExactly(new Row("09:01", 1, 0, 0), new Row("09:00", 4, 2, 1));
    assertThat(plot.description()).isEqualTo("5 started, 2 ended well, 1 in error.");
    assertThat(plot.since()).isEqualTo("09:00");
  }

  @Test
  void where_nothing_happened_there_are_no_bars() {
    var plot = plot(new Point(START, 0, 0, 0));

    assertThat(plot.bars()).isEmpty();
    assertThat(plot.line()).isEqualTo("300.0,120.0");
  }

  private static Plot plot(Point... points) {
    return Plot.of("hour", "The hour", new Throughput(Duration.ofMinutes(1), List.of(points)));
  }
}
