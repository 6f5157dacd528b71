package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveOutputTest {

  @TempDir private Path folder;

  @Test
  void a_short_output_is_shown_as_a_whole() throws IOException {
    var file = Files.writeString(folder.resolve("stdout"), "1 %\n2 % – ä");

    assertThat(LiveOutput.end(file)).isEqualTo("1 %\n2 % – ä");
  }

  @Test
  void of_a_long_output_the_last_whole_lines_are_shown() throws IOException {
    var file = Files.writeString(folder.resolve("stdout"), "ä line of text\n".repeat(5000) + "end");

    assertThat(LiveOutput.end(file))
        .startsWith("ä line")
        .endsWith("text\nend")
        .hasSizeLessThan(20_001);
  }

  @Test
  void what_is_not_there_yet_is_empty() {
    assertThat(LiveOutput.end(folder.resolve("stdout"))).isEmpty();
  }
}
