package org.abell.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaticFilesTest {

  @Test
  void the_files_of_pages_are_there_and_have_a_common_version() {
    assertThat(StaticFiles.VERSION).matches("[0-9a-f]{12}");
  }
}
