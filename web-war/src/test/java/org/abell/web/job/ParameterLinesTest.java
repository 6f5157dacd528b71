package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.abell.tool.Input;
import org.abell.tool.ParamType;
import org.abell.tool.Sanitizer;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.JsonBody;
import org.junit.jupiter.api.Test;

class ParameterLinesTest {

  private static final Input.Param COUNT =
      param(
          "n",
          "How many",
          new ParamType.Whole(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));
  private static final Input.Param MODE =
      param(
          "mode",
          "",
          new ParamType.Select(
              false,
              "",
              ",",
              List.of(
                  new ParamType.Option("a", "The first", false),
                  new ParamType.Option("b", "The second", false))));
  private static final Input.Param DATA =
      param(
          "input",
          "From",
          new ParamType.Data(List.of(), false, OptionalInt.empty(), OptionalInt.empty()));

  private final ParameterLines lines =
      new ParameterLines(id -> new Doc().put("src", "hda").put("id", id).put("hid", 3));

  @Test
  void a_value_stands_beside_its_label() {
    assertThat(of(COUNT, "{\"n\": 5}"))
        .containsExactly("{\"text\":\"How many\",\"depth\":1,\"value\":\"5\",\"notes\":\"\"}");
  }

  @Test
  void a_choice_is_shown_by_the_label_of_its_option() {
    assertThat(of(MODE, "{\"mode\": \"b\"}").get(0))
        .contains("\"text\":\"mode\"")
        .contains("\"value\":\"The second\"");
  }

  @Test
  void a_dataset_is_a_list_of_what_is_known_of_it() {
    var stored = "{\"input\": {\"values\": [{\"src\": \"hda\", \"id\": \"abc\"}]}}";

    assertThat(of(DATA, stored).get(0))
        .contains("\"value\":[{\"src\":\"hda\",\"id\":\"abc\",\"hid\":3}]");
  }

  @Test
  void what_depends_on_a_choice_stands_one_deeper() {
    var stored = "{\"c\": {\"mode\": \"a\", \"__current_case__\": 0, \"n\": 2}}";

    assertThat(of(conditional(), stored))
        .containsExactly(
            "{\"text\":\"mode\",\"depth\":1,\"value\":\"The first\",\"notes\":\"\"}",
            "{\"text\":\"How many\",\"depth\":2,\"value\":\"2\",\"notes\":\"\"}");
    assertThat(lines.hasErrors()).isFalse();
  }

  @Test
  void a_choice_that_is_gone_is_an_error() {
    assertThat(of(conditional(), "{\"c\": {\"mode\": \"z\"}}").get(0)).contains("\"error\":true");
    assertThat(lines.hasErrors()).isTrue();
  }

  @Test
  void every_instance_of_a_repeat_is_shown_and_a_section_by_its_title() {
    var repeat = new Input.Repeat("r", "Rs", "", 0, 9, 0, List.of(COUNT));
    var section = new Input.Section("s", "More", "", true, List.of(COUNT));

    assertThat(of(repeat, "{\"r\": [{\"n\": 1}, {\"n\": 2}]}")).hasSize(2);
    assertThat(of(section, "{\"s\": {\"n\": 1}}").get(0))
        .isEqualTo("{\"text\":\"More\",\"depth\":1}");
  }

  @Test
  void a_parameter_without_a_value_came_later() {
    assertThat(of(COUNT, "{}").get(0)).contains("came with a later state of the tool");
  }

  private List<String> of(Input input, String stored) {
    return lines.of(List.of(input), JsonBody.parse(stored).json()).stream()
        .map(JsonObject::toString)
        .toList();
  }

  private static Input.Conditional conditional() {
    return new Input.Conditional(
        "c", MODE, List.of(new Input.When("a", List.of(COUNT)), new Input.When("b", List.of())));
  }

  private static Input.Param param(String name, String label, ParamType type) {
    return new Input.Param(name, label, "", false, List.of(), Sanitizer.DEFAULT, type);
  }
}
