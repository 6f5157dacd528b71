package org.abell.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstLinesTest {

  @TempDir private Path folder;

  @Test
  void a_short_text_is_shown_whole() throws IOException {
    var file = Files.writeString(folder.resolve("a"), "one\ntwo\n");

    assertThat(FirstLines.of(file)).isEqualTo("one\ntwo");
  }

  @Test
  void a_long_text_is_cut_after_fifty_lines() throws IOException {
    var file = Files.writeString(folder.resolve("a"), "line\n".repeat(10_000));

    assertThat(FirstLines.of(file).lines()).hasSize(50);
  }

  @Test
  void what_is_no_text_is_not_shown() throws IOException {
    var file = Files.write(folder.resolve("a"), new byte[] {1, 0, 2});

    assertThat(FirstLines.of(file)).isEmpty();
  }

  @Test
  void a_missing_file_is_shown_as_nothing() {
    assertThat(FirstLines.of(folder.resolve("none"))).isEmpty();
  }
}
