package org.abell.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {

  @Test
  void a_name_is_harmless_in_a_header_and_on_a_disk() {
    assertThat(FileName.of(7, "../ä \"b\"\r\nX: y", "txt")).isEqualTo("Abell7-[.._b_X_y].txt");
  }

  @Test
  void a_long_name_is_cut() {
    assertThat(FileName.of(7, "x".repeat(400), "txt")).hasSizeLessThan(180);
  }
}
