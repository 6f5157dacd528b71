package org.abell.web.tool;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormRequestTest {

  private final MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>();

  @Test
  void plain_fields_are_texts_and_marks_are_no_inputs() {
    form.putSingle("_tool", "cat1");
    form.putSingle("_action", "run");
    form.putSingle("lines", "10");
    var request = new FormRequest(form);

    assertThat(request.inputs()).hasToString("{\"lines\":\"10\"}");
    assertThat(request.field("tool")).isEqualTo("cat1");
    assertThat(request.runs()).isTrue();
  }

  @Test
  void the_choice_of_resources_is_taken_along() {
    form.putSingle("__job_resource|__job_resource__select", "yes");
    form.put("_boolean", List.of("__job_resource|gpu"));
    form.putSingle("__other", "x");

    assertThat(new FormRequest(form).inputs())
        .hasToString(
            "{\"__job_resource|__job_resource__select\":\"yes\",\"__job_resource|gpu\":false}");
  }

  @Test
  void a_checkbox_without_a_tick_is_false() {
    form.put("_boolean", List.of("header", "strict"));
    form.putSingle("strict", "true");

    assertThat(new FormRequest(form).inputs()).hasToString("{\"strict\":true,\"header\":false}");
  }

  @Test
  void datasets_become_references() {
    form.put("_data", List.of("one", "several", "none"));
    form.putSingle("_multiple", "several");
    form.putSingle("one", "a1");
    form.put("several", List.of("b1", "b2"));
    form.putSingle("none", "");

    var inputs = new FormRequest(form).inputs();

    assertThat(inputs.get("one")).hasToString("{\"src\":\"hda\",\"id\":\"a1\"}");
    assertThat(inputs.getJsonObject("several").getJsonArray("values")).hasSize(2);
    assertThat(inputs.isNull("none")).isTrue();
  }

  @Test
  void lists_stay_lists_even_when_nothing_is_chosen() {
    form.put("_multiple", List.of("kinds", "others"));
    form.putSingle("kinds", "a");
    form.putSingle("_columns", "cols");
    form.putSingle("cols", "1, 3");

    var inputs = new FormRequest(form).inputs();

    assertThat(inputs.get("kinds")).hasToString("[\"a\"]");
    assertThat(inputs.get("others")).hasToString("[]");
    assertThat(inputs.get("cols")).hasToString("[\"1\",\"3\"]");
  }

  @Test
  void an_instance_can_be_added_to_a_repeat() {
    form.putSingle("_instance", "queries_0");
    form.putSingle("queries_0|text", "a");
    form.putSingle("_action", "add:queries_1");
    var request = new FormRequest(form);

    assertThat(request.runs()).isFalse();
    assertThat(request.inputs().keySet())
        .containsExactlyInAnyOrder(
            "queries_0|text", "queries_0|__instance", "queries_1|__instance");
  }

  @Test
  void removing_an_instance_counts_those_after_it_down() {
    form.put("_instance", List.of("queries_0", "queries_1", "queries_2"));
    form.putSingle("queries_0|text", "a");
    form.putSingle("queries_1|text", "b");
    form.putSingle("queries_2|text", "c");
    form.putSingle("_action", "remove:queries_1");

    var inputs = new FormRequest(form).inputs();

    assertThat(inputs.getString("queries_0|text")).isEqualTo("a");
    assertThat(inputs.getString("queries_1|text")).isEqualTo("c");
    assertThat(inputs).doesNotContainKeys("queries_2|text", "queries_2|__instance");
  }
}
