package org.abell.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final ByteArrayOutputStream page = new ByteArrayOutputStream();
  private final AtomicInteger ended = new AtomicInteger();
  private final EventStream stream = new EventStream(page, ended::incrementAndGet, executor);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void an_event_carries_its_name() {
    stream.tell("job-1");

    await().until(() -> text().equals("event: job-1\ndata: job-1\n\n"));
  }

  @Test
  void events_that_come_close_together_are_told_once() {
    stream.tell("first");
    await().until(() -> text().contains("first"));
    for (var i = 0; i < 100; i++) {
      stream.tell("jobs");
      stream.tell("history-1");
    }

    await().until(() -> text().contains("history-1"));
    assertThat(text().split("event: jobs", -1)).hasSize(2);
  }

  @Test
  void a_heartbeat_is_a_comment() {
    stream.heartbeat();

    await().until(() -> text().equals(": still here\n\n"));
  }

  @Test
  void a_page_that_has_gone_ends_its_stream_once() {
    var broken =
        new EventStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("gone");
              }
            },
            ended::incrementAndGet,
            executor);
    broken.tell("job-1");

    await().until(() -> ended.get() == 1);
    broken.close();
    assertThat(ended).hasValue(1);
  }

  private String text() {
    return page.toString(StandardCharsets.UTF_8);
  }
}
