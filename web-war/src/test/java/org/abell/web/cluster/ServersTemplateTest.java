package org.abell.web.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.abell.web.page.Rendered;
import org.junit.jupiter.api.Test;

class ServersTemplateTest {

  @Test
  void every_server_shows_state_lease_and_jobs() {
    var page =
        Rendered.forAdmin(
            "servers",
            Map.of("servers", List.of(server("handler0", true), server("handler1", false))));

    assertThat(page.select("tbody tr").eachText())
        .containsExactly(
            "handler0 alive handler 2.1 s ago 3 1 0 _default_ host 77 09:40:03",
            "handler1 gone handler 2.1 s ago 3 1 0 _default_ host 77 09:40:03");
    assertThat(page.select("#servers").attr("hx-trigger")).contains("every 2s");
  }

  private static ServerLine server(String name, boolean alive) {
    return new ServerLine(
        name, "handler", true, alive, "2.1 s", 3, 1, 0, "_default_", "host", 77, "09:40:03");
  }
}
