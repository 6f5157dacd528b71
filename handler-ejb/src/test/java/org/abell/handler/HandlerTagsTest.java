package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandlerTagsTest {

  @Test
  void tags_are_separated_by_commas() {
    assertThat(HandlerTags.of("_default_, bigmem")).containsExactly("_default_", "bigmem");
  }

  @Test
  void no_tag_means_the_default_one() {
    assertThat(HandlerTags.of(" ")).containsExactly("_default_");
  }
}
