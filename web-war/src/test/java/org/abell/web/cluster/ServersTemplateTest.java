package org.abell.web.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.abell.web.page.Rendered;
import org.junit.jupiter.api.Test;

class ServersTemplateTest {

  @Test
  void every_server_shows_how_it_fares_and_what_it_does() {
    var page =
        Rendered.forAdmin(
            "servers",
            Map.of(
                "servers",
                List.of(handler("handler0", false), handler("handler1", true), stopped()),
                "handlers",
                List.of("handler0", "handler1")));

    assertThat(page.select(".card h2").eachText())
        .containsExactly("handler0 alive working", "handler1 gone draining", "handler2 stopped");
    assertThat(page.select(".card.quiet h2").text()).isEqualTo("handler2 stopped");
    assertThat(page.select(".card").first().text())
        .contains("3 running, 1 queued, 0 being taken")
        .contains("_default_ big")
        .contains("host, process 77")
        .doesNotContain("not the one of this web server");
    assertThat(page.select(".card.bad").text())
        .contains("Its job loop has not come round for 40 seconds.")
        .contains("by ada@abell.org: new kernel")
        .contains("not the one of this web server");
    assertThat(page.select("#servers").attr("hx-trigger")).contains("every 2s");
  }

  @Test
  void handlers_are_told_what_to_do_outside_of_what_is_renewed() {
    var page =
        Rendered.forAdmin("servers", Map.of("servers", List.of(), "handlers", List.of("handler0")));

    var form = page.select("form[action=/abell/admin/servers/mode]");
    assertThat(form.select("option").eachText()).containsExactly("handler0");
    assertThat(form.select("button").eachAttr("value"))
        .containsExactly("draining", "working", "handing_over");
    assertThat(page.select("#servers form")).isEmpty();
  }

  private static ServerLine stopped() {
    return new ServerLine(
        "handler2",
        "handler",
        true,
        "stopped",
        "",
        "",
        new ServerLine.Ages("2 h ago", "2 h ago", "09:40:03"),
        new ServerLine.Load(0, 0, 0, 0),
        List.of(),
        "host",
        78,
        "",
        false,
        List.of());
  }

  private static ServerLine handler(String name, boolean bad) {
    return new ServerLine(
        name,
        "handler",
        true,
        bad ? "gone" : "alive",
        bad ? "draining" : "working",
        bad ? "by ada@abell.org: new kernel" : "",
        new ServerLine.Ages("2.1 s ago", "0.9 s ago", "09:40:03"),
        new ServerLine.Load(0, 1, 3, 0),
        List.of("_default_", "big"),
        "host",
        77,
        "0123456789ab",
        bad,
        bad ? List.of("Its job loop has not come round for 40 seconds.") : List.of());
  }
}
