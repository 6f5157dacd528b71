package org.abell.toolinput;

import static org.abell.toolinput.Examples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.abell.tool.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormModelTest {

  @TempDir Path folder;

  @Test
  void a_form_shows_defaults() {
    var form = FormModel.of(tool());
    var number = (FormItem.Field) form.items().get(0);
    assertThat(number.value()).isEqualTo("3");
    assertThat(number.max()).isEqualTo("9");
    assertThat(number.required()).isTrue();
    var conditional = (FormItem.Conditional) form.items().get(1);
    assertThat(conditional.test().path()).isEqualTo("c|kind");
    assertThat(conditional.cases()).extracting(FormItem.Case::chosen).containsExactly(true, false);
    var repeat = (FormItem.Repeat) form.items().get(2);
    assertThat(repeat.instances()).hasSize(1);
    assertThat(repeat.blank().get(0).path()).isEqualTo("r_1|d");
  }

  @Test
  void a_form_shows_what_was_sent_and_what_was_wrong() {
    var form =
        FormModel.of(
            tool(),
            json("{'n': 'x', 'c|kind': 'b', 'r_0|d': {'src': 'hda', 'id': 'e1'}}"),
            Map.of("n", "a whole number is needed, not 'x'."));
    var number = (FormItem.Field) form.items().get(0);
    assertThat(number.value()).isEqualTo("x");
    assertThat(number.error()).startsWith("a whole number");
    var conditional = (FormItem.Conditional) form.items().get(1);
    assertThat(conditional.cases()).extracting(FormItem.Case::chosen).containsExactly(false, true);
    var repeat = (FormItem.Repeat) form.items().get(2);
    assertThat(((FormItem.Field) repeat.instances().get(0).get(0)).value()).isEqualTo("e1");
    assertThat(FormJson.state(form).toString())
        .isEqualTo(
            json("""
                    {'n': 'x', 'c': {'kind': 'b', '__current_case__': 1, 'f': 'true'},
                     'r': [{'d': {'values': [{'src': 'hda', 'id': 'e1'}]}}]}
                    """)
                .toString());
  }

  @Test
  void the_rest_form_has_the_names_clients_read() {
    var inputs = FormJson.inputs(FormModel.of(tool()));
    assertThat(inputs.getJsonObject(0).getString("model_class")).isEqualTo("IntegerToolParameter");
    assertThat(inputs.getJsonObject(0).getInt("max")).isEqualTo(9);
    var conditional = inputs.getJsonObject(1);
    assertThat(conditional.getJsonObject("test_param").getJsonArray("options").toString())
        .isEqualTo("[[\"A\",\"a\",true],[\"B\",\"b\",false]]");
    assertThat(conditional.getJsonArray("cases")).hasSize(2);
    var data = inputs.getJsonObject(2).getJsonArray("inputs").getJsonObject(0);
    assertThat(data.getJsonArray("extensions").getString(0)).isEqualTo("txt");
  }

  private Tool tool() {
    return Examples.tool(
        folder,
        """
        <param name="n" type="integer" value="3" max="9" label="Number"/>
        <conditional name="c">
          <param name="kind" type="select"><option value="a">A</option><option value="b">B</option></param>
          <when value="a"/>
          <when value="b"><param name="f" type="boolean" checked="true"/></when>
        </conditional>
        <repeat name="r" title="R" min="1"><param name="d" type="data" format="txt"/></repeat>
        """);
  }
}
