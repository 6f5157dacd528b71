package org.abell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {

  @TempDir private Path folder;
  private Path file;
  private ProcessLog log;

  @BeforeEach
  void follow() {
    file = folder.resolve("process-controller.log");
    log = new ProcessLog(file);
  }

  @AfterEach
  void close() throws IOException {
    log.close();
  }

  @Test
  void a_log_that_is_not_there_yet_has_no_events() throws IOException {
    assertThat(log.read()).isEmpty();
    append(started("web0"));
    assertThat(servers()).containsExactly("web0");
  }

  @Test
  void each_event_is_given_once_and_a_half_written_line_when_it_is_whole() throws IOException {
    var line = started("web1");
    append(started("web0") + line.substring(0, 30));
    assertThat(servers()).containsExactly("web0");
    append(line.substring(30));
    assertThat(servers()).containsExactly("web1");
    assertThat(servers()).isEmpty();
  }

  @Test
  void the_past_of_other_days_comes_first() throws IOException {
    Files.writeString(folder.resolve("process-controller.log.2026-11-23"), started("later"));
    Files.writeString(folder.resolve("process-controller.log.2026-11-22"), started("earlier"));
    append(started("today"));
    assertThat(servers()).containsExactly("earlier", "later", "today");
  }

  @Test
  void nothing_is_missed_when_the_file_gets_another_name_at_midnight() throws IOException {
    append(started("web0"));
    assertThat(servers()).containsExactly("web0");
    append(started("before"));
    Files.move(file, folder.resolve("process-controller.log.2026-11-24"));
    append(started("after"));
    assertThat(servers()).containsExactly("before", "after");
  }

  private List<String> servers() throws IOException {
    return log.read().stream().map(ProcessEvent::server).toList();
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String started(String server) {
    return ("2026-11-24 01:04:29,232 INFO  [org.jboss.as.process.Server:%1$s.status] (main)"
            + " WFLYPC0018: Starting process 'Server:%1$s'\n")
        .formatted(server);
  }
}
