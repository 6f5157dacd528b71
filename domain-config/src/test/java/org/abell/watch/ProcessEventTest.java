package org.abell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.abell.watch.ProcessEvent.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines are those that WildFly 39 writes. */
class ProcessEventTest {

  private static final String STATUS =
      "2026-11-24 01:04:29,232 INFO  [org.jboss.as.process.Server:web0.status] ";

  @Test
  void start_order_and_end_of_a_server_are_events() {
    var lines =
        List.of(
            STATUS + "(ProcessController-threads - 7) WFLYPC0018: Starting process 'Server:web0'",
            STATUS + "(ProcessController-threads - 7) WFLYPC0019: Stopping process 'Server:web0'",
            STATUS
                + "(reaper for Server:web0) WFLYPC0011: Process 'Server:web0' finished with an exit"
                + " status of 137");
    var at =
        LocalDateTime.of(2026, 11, 24, 1, 4, 29, 232_000_000)
            .atZone(ZoneId.systemDefault())
            .toInstant();
    assertThat(lines.stream().map(ProcessEvent::of))
        .map(event -> event.orElseThrow())
        .containsExactly(
            new ProcessEvent(at, Kind.STARTED, "web0", 0),
            new ProcessEvent(at, Kind.ORDERED, "web0", 0),
            new ProcessEvent(at, Kind.ENDED, "web0", 137));
  }

  @Test
  void the_end_of_the_process_controller_is_an_order_for_all() {
    var line =
        "2026-11-24 01:05:03,022 INFO  [org.jboss.as.process] (Thread-19) WFLYPC0017: Shutting down"
            + " process controller";
    assertThat(ProcessEvent.of(line))
        .hasValueSatisfying(
            event -> {
              assertThat(event.kind()).isEqualTo(Kind.ORDERED);
              assertThat(event.server()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-24 01:03:50,459 INFO  [org.jboss.as.process.Host Controller.status] (reaper for Host"
            + " Controller) WFLYPC0011: Process 'Host Controller' finished with an exit status of"
            + " 137",
        "2026-11-24 01:03:51,460 INFO  [org.jboss.as.process.Host Controller.status] (main)"
            + " WFLYPC0018: Starting process 'Host Controller'",
        "2026-11-24 01:04:29,237 INFO  [org.jboss.as.process.Server:web0.system.stdout] (stdout for"
            + " Server:web0) WFLYPC0011: Process 'Server:web1' finished with an exit status of 1",
        "2026-11-24 01:01:22,619 INFO  [org.jboss.as.process.Server:web0.status]"
            + " (ProcessController-threads - 6) WFLYPC0063: Process 'Server:web0' did not complete"
            + " normal stop within 5000 ms; attempting to kill process using OS calls",
        "\tat java.base/java.lang.Thread.run(Thread.java:840)"
      })
  void anything_else_is_none(String line) {
    assertThat(ProcessEvent.of(line)).isEmpty();
  }
}
