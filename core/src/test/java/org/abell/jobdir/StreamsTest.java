package org.abell.jobdir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest {

  @TempDir Path root;

  @Test
  void a_short_stream_is_kept_whole() throws IOException {
    assertThat(Streams.read(stream("all's well\n"))).isEqualTo("all's well\n");
  }

  @Test
  void of_a_long_stream_head_and_tail_are_kept() throws IOException {
    var text = Streams.read(stream("head\n" + "x".repeat(100_000) + "\ntail"));

    assertThat(text).startsWith("head\n").endsWith("\ntail").contains("67242 bytes left out");
  }

  @Test
  void what_the_database_cannot_keep_is_replaced() throws IOException {
    assertThat(Streams.read(stream("a\0b"))).isEqualTo("a\uFFFDb");
  }

  @Test
  void a_stream_that_was_never_opened_is_empty() throws IOException {
    assertThat(Streams.read(root.resolve("missing"))).isEmpty();
  }

  private Path stream(String text) throws IOException {
    return Files.writeString(root.resolve("stream"), text);
  }
}
