package org.abell.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.web.page.Rendered;
import org.junit.jupiter.api.Test;

class HistoryTemplatesTest {

  @Test
  void a_history_lists_its_items_and_looks_again_when_told() {
    var page = Rendered.forUser("history", Map.of("history", Rendered.HISTORY));

    assertThat(page.select("h1").text()).isEqualTo("Reads <of> May");
    assertThat(page.select(".items li").eachText())
        .containsExactly("2: sorted running txt", "1: raw & new ok txt, 3 lines");
    assertThat(page.select("#history-items").attr("hx-get")).isEqualTo("/abell/histories/h1/items");
    assertThat(page.select("#history-items").attr("hx-trigger"))
        .isEqualTo("sse:history-h1, sse:refresh");
    assertThat(page.select("#history-items > .detail").text())
        .isEqualTo("1 running, 1 ok. 12 bytes");
  }

  @Test
  void a_part_tells_the_news_to_those_who_listen() {
    var part = Rendered.forUser("part/items", Map.of("history", Rendered.HISTORY));

    assertThat(part.select("[hx-swap-oob]").attr("hx-swap-oob")).isEqualTo("innerHTML:#news");
    assertThat(part.select("[hx-swap-oob]").text()).isEqualTo("History: 1 running, 1 ok.");
  }

  @Test
  void a_dataset_shows_its_first_lines_and_can_be_downloaded() {
    var page =
        Rendered.forUser(
            "dataset", Map.of("dataset", dataset("ok", true), "history", Rendered.HISTORY));

    assertThat(page.select("pre").text()).isEqualTo("<b>1</b>");
    assertThat(page.select("a[download]").attr("href")).isEqualTo("/abell/api/x/display");
    assertThat(page.select("#dataset").attr("hx-trigger")).isEqualTo("sse:job-j1, sse:refresh");
  }

  @Test
  void a_dataset_that_is_not_written_cannot_be_downloaded() {
    var page =
        Rendered.forUser(
            "dataset", Map.of("dataset", dataset("running", false), "history", Rendered.HISTORY));

    assertThat(page.select("a[download], pre")).isEmpty();
  }

  @Test
  void histories_are_a_table_with_a_caption() {
    var line = new HistoryLine("h1", "One", 3, "2026-11-23T09:40:03.1", "2026-11-23 09:40:03");
    var page = Rendered.forUser("histories", Map.of("histories", List.of(line), "deleted", false));

    assertThat(page.select("table caption").text()).isNotEmpty();
    assertThat(page.select("tbody th[scope=row] a").attr("href")).isEqualTo("/abell/histories/h1");
  }

  private static DatasetView dataset(String state, boolean readable) {
    return new DatasetView(
        "d1",
        1,
        "raw",
        state,
        "",
        state.equals("new") ? "The jobs are locked." : "",
        "1 line",
        "txt",
        "?",
        "9 bytes",
        "2026-11-23 09:40:03",
        false,
        readable,
        "/abell/api/x/display",
        readable ? "<b>1</b>" : "",
        Optional.of("j1"));
  }
}
