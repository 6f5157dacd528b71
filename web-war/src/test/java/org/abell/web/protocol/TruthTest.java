package org.abell.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {

  @ParameterizedTest
  @ValueSource(strings = {"True", "true", "TRUE", "1", "yes", "Yes", "on"})
  void truth_is_read_without_regard_to_case(String text) {
    assertThat(Truth.fromString(text).value()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"False", "false", "0", "no", "None", ""})
  void untruth_too(String text) {
    assertThat(Truth.fromString(text).value()).isFalse();
  }

  @Test
  void anything_else_is_refused() {
    assertThatThrownBy(() -> Truth.fromString("perhaps")).isInstanceOf(Refusal.class);
  }

  @Test
  void json_may_say_it_as_text() {
    assertThat(Truth.of(Doc.json("True"))).isTrue();
    assertThat(Truth.of(JsonValue.TRUE)).isTrue();
    assertThat(Truth.of(JsonValue.FALSE)).isFalse();
  }
}
