package org.abell.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UploadOrderTest {

  @Test
  void an_order_is_the_same_after_it_was_stored() {
    var staged =
        new UploadOrder(new UploadOrder.Staged("a1b2"), "my \"data\"\n", "auto", "?", true, false);
    assertThat(UploadOrder.of(staged.parameters())).isEqualTo(staged);
    var remote =
        new UploadOrder(new UploadOrder.Remote("http://x/y?z"), "y", "txt", "hg38", false, true);
    assertThat(UploadOrder.of(remote.parameters())).isEqualTo(remote);
  }
}
