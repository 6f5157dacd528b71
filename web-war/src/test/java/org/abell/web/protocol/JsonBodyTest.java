package org.abell.web.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @Test
  void no_body_is_an_empty_object() {
    assertThat(JsonBody.parse("").json()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "{'a': 1}", "nonsense", "[1]"})
  void what_is_no_json_object_is_refused(String text) {
    assertThatThrownBy(() -> JsonBody.parse(text))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_JSON));
  }

  @Test
  void members_are_read_as_text_whatever_their_kind() {
    var body = JsonBody.parse("{\"a\": \"x\", \"n\": 3, \"t\": true, \"none\": null}");

    assertThat(body.text("a")).contains("x");
    assertThat(body.text("n")).contains("3");
    assertThat(body.truth("t")).contains(true);
    assertThat(body.text("none")).isEmpty();
    assertThat(body.text("absent")).isEmpty();
  }

  @Test
  void objects_and_lists_may_come_as_json_texts() {
    var body = JsonBody.parse("{\"inputs\": \"{\\\"a\\\": 1}\", \"targets\": \"[1, 2]\"}");

    assertThat(body.object("inputs")).containsKey("a");
    assertThat(body.list("targets")).hasSize(2);
    assertThat(body.list("absent")).isEmpty();
  }

  @Test
  void a_missing_parameter_is_named() {
    assertThatThrownBy(() -> JsonBody.parse("{}").required("tool_id"))
        .hasMessage("The parameter 'tool_id' is missing.");
  }
}
