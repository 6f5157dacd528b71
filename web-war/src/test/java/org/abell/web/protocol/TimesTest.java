package org.abell.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  @Test
  void times_have_microseconds_and_no_zone() {
    assertThat(Times.text(Instant.parse("2026-11-23T09:40:03.123456Z")))
        .isEqualTo("2026-11-23T09:40:03.123456");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23,2026-11-23T00:00:00Z",
    "2026-11-23T09:40:03,2026-11-23T09:40:03Z",
    "2026-11-23T09:40:03.123456,2026-11-23T09:40:03.123456Z",
    "2026-11-23 09:40:03,2026-11-23T09:40:03Z",
    "2026-11-23T09:40:03.5Z,2026-11-23T09:40:03.5Z",
    "2026-11-23T09:40:03+02:00,2026-11-23T07:40:03Z"
  })
  void dates_and_times_are_read_with_and_without_a_zone(String text, Instant instant) {
    assertThat(Times.parse(text)).isEqualTo(instant);
  }

  @Test
  void anything_else_is_refused() {
    assertThatThrownBy(() -> Times.parse("yesterday"))
        .isInstanceOf(Refusal.class)
        .hasMessage("'yesterday' is not a date or time.");
  }
}
