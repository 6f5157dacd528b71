package org.abell.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

  @ParameterizedTest
  @CsvSource({"0,0 bytes", "1,1 byte", "999,999 bytes", "1500,1.5 KB", "2000000000,2.0 GB"})
  void sizes_have_a_fitting_unit(long bytes, String shown) {
    assertThat(Shown.size(bytes)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"PT0.043S,43 ms", "PT10.24S,10.2 s", "PT2M3S,2 min 3 s", "PT3H4M,3 h 4 min"})
  void spans_too(Duration span, String shown) {
    assertThat(Shown.span(span)).isEqualTo(shown);
  }

  @Test
  void what_has_not_happened_has_no_time() {
    assertThat(Shown.exact(Optional.empty())).isEmpty();
    assertThat(Shown.exact(Optional.of(Instant.parse("2026-11-23T09:40:03.1239Z"))))
        .isEqualTo("2026-11-23 09:40:03.123");
  }
}
