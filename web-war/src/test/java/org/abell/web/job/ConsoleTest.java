package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.abell.web.job.Console.Part;
import org.abell.web.protocol.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {

  @TempDir private Path folder;

  @Test
  void parts_are_counted_in_characters_and_fit_together() throws IOException {
    var file = Files.writeString(folder.resolve("out"), "größer als ß\n");

    assertThat(Console.read(file, new Part(0, 4))).isEqualTo("größ");
    assertThat(Console.read(file, new Part(4, 50_000))).isEqualTo("er als ß\n");
    assertThat(Console.read(file, new Part(99, 10))).isEmpty();
  }

  @Test
  void a_character_that_is_only_half_written_is_left_for_the_next_time() throws IOException {
    var file = folder.resolve("out");
    var bytes = "aß".getBytes(StandardCharsets.UTF_8);
    Files.write(file, Arrays.copyOf(bytes, 2));

    assertThat(Console.read(file, new Part(0, 10))).isEqualTo("a");
  }

  @Test
  void a_job_that_printed_nothing_yet_shows_nothing() {
    assertThat(Console.read(folder.resolve("none"), new Part(0, 10))).isEmpty();
  }

  @Test
  void a_part_does_not_begin_before_the_beginning() {
    assertThatThrownBy(() -> new Part(-1, 5)).isInstanceOf(Refusal.class);
  }
}
