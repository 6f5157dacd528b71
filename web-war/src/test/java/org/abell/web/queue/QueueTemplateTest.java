package org.abell.web.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.abell.job.JobLock;
import org.abell.statistics.Throughput;
import org.abell.statistics.Throughput.Point;
import org.abell.web.page.Rendered;
import org.junit.jupiter.api.Test;

class QueueTemplateTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  @Test
  void the_queue_is_shown_by_tag_and_destination() {
    var page = Rendered.forAdmin("queue", Map.of("view", view(), "lock", lock()));

    assertThat(page.select("#queue tbody").eachText())
        .contains("_default_ 5 1 2 9 1.0 s 4.0 s", "local 5 1 2 9 1.0 s 4.0 s");
    assertThat(page.select("#queue table a").attr("href"))
        .isEqualTo("/abell/admin/jobs?destination=local");
  }

  @Test
  void limits_show_what_is_used_of_them() {
    var page = Rendered.forAdmin("queue", Map.of("view", view(), "lock", lock()));

    assertThat(page.select("meter").attr("value")).isEqualTo("100");
    assertThat(page.select("tr:has(meter)").text())
        .isEqualTo("Active jobs at local everybody 4 4 100 % full");
  }

  @Test
  void a_plot_has_a_title_a_description_and_its_numbers_and_no_styles_of_its_own() {
    var page = Rendered.forAdmin("queue", Map.of("view", view(), "lock", lock()));

    var svg = page.select("figure svg").first();
    assertThat(svg.attr("role")).isEqualTo("img");
    assertThat(svg.select("desc").text()).isEqualTo("3 started, 1 ended well, 1 in error.");
    assertThat(svg.select("rect")).hasSize(2);
    assertThat(page.select("figure table tbody tr").eachText()).containsExactly("09:00 3 1 1");
    assertThat(page.select("[style], style, script:not([src])")).isEmpty();
  }

  private static QueueView view() {
    var throughput = new Throughput(Duration.ofMinutes(1), List.of(new Point(NOW, 3, 1, 1)));
    return new QueueView(
        List.of(line("_default_", "")),
        List.of(line("local", "destination=local")),
        List.of(new QueueView.Limit("Active jobs at local", "everybody", "4", "4", 100)),
        List.of(Plot.of("hour", "The hour", throughput)));
  }

  private static QueueView.Line line(String name, String query) {
    return new QueueView.Line(name, query, 5, 1, 2, "1.0 s", "4.0 s", 9);
  }

  private static JobLock lock() {
    return new JobLock(false, "", "", NOW);
  }
}
