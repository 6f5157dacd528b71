package org.abell.toolinput;

import static org.abell.toolinput.Examples.errors;
import static org.abell.toolinput.Examples.tool;
import static org.abell.toolinput.Examples.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputCheckerTest {

  private static final String GROUPS =
      """
      <conditional name="source">
        <param name="kind" type="select"><option value="a">First</option><option value="b"/></param>
        <when value="a"><param name="n" type="integer" value="1"/></when>
        <when value="b"><param name="t" type="text"/></when>
      </conditional>
      <repeat name="queries" title="Query" max="2">
        <param name="input2" type="data"/>
      </repeat>
      <section name="more" title="More"><param name="x" type="float" value="0.5"/></section>
      """;

  @TempDir Path folder;

  @Test
  void flat_and_nested_requests_mean_the_same() {
    var tool = tool(folder, GROUPS);
    var flat =
        values(
            tool,
            """
            {'source|kind': 'b', 'source|t': 'x', 'queries_0|input2': {'src': 'hda', 'id': 'e1'},
             'queries_1|input2': {'values': [{'src': 'hda', 'id': 'e2'}], 'batch': false},
             'more|x': '2'}
            """);
    var nested =
        values(
            tool,
            """
            {'source': {'kind': 'b', 't': 'x'}, 'queries': [{'input2': {'src': 'hda', 'id': 'e1'}},
             {'input2': {'values': [{'src': 'hda', 'id': 'e2'}]}}], 'more': {'x': 2}}
            """);
    assertThat(flat.values().get("source")).isEqualTo(nested.values().get("source"));
    assertThat(flat.values().get("more")).isEqualTo(nested.values().get("more"));
    assertThat(flat.datasets())
        .extracting(ToolValues.InputDataset::name)
        .containsExactly("queries_0|input2", "queries_1|input2");
    assertThat(nested.datasets()).hasSize(2);
  }

  @Test
  void what_is_left_out_takes_its_default_and_the_unknown_is_ignored() {
    var values = values(tool(folder, GROUPS), "{'nonsense': 1, 'rerun_remap_job_id': 'x'}");
    var branch = (Value.Branch) values.values().get("source");
    assertThat(branch.caseIndex()).isZero();
    assertThat(branch.values()).containsEntry("n", new Value.Whole(1));
    assertThat(values.values().get("queries")).isEqualTo(new Value.Instances(List.of()));
  }

  @Test
  void errors_are_named_by_their_flat_name() {
    assertThat(
            errors(
                tool(folder, GROUPS),
                """
                {'source': {'kind': 'c'}, 'more|x': 'many',
                 'queries_0|input2': {'src': 'hda', 'id': 'other'}, 'queries_1|input2': ''}
                """))
        .containsEntry("source|kind", "'c' is not one of the options 'a', 'b'.")
        .containsEntry("queries_0|input2", "there is no dataset other.")
        .containsEntry("queries_1|input2", "a dataset is needed.")
        .containsEntry("more|x", "a number is needed, not 'many'.")
        .hasSize(4);
  }

  @Test
  void a_repeat_has_a_limit() {
    assertThat(errors(tool(folder, GROUPS), "{'queries': [{}, {}, {}]}"))
        .containsEntry("queries", "at most 2 are possible, not 3.");
  }

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "type='integer' value='1' min='0' max='9'; '5';",
        "type='integer' value='1' min='0' max='9'; 5.0;",
        "type='integer' value='1' min='0' max='9'; 10; must be at most 9, not 10.",
        "type='integer' value='1' min='0' max='9'; -1; must be at least 0, not -1.",
        "type='integer' value='1'; 'x'; a whole number is needed, not 'x'.",
        "type='integer' value='1'; 1.5; a whole number is needed, not '1.5'.",
        "type='integer' value='1'; null; a whole number is needed.",
        "type='integer' optional='true'; '';",
        "type='integer' value='1'; [1]; a single value is needed, not a list or an object.",
        "type='integer' value='1'; 99999999999999999999; a whole number is needed, not '99999999999999999999'.",
        "type='float' value='1' max='2'; 2.5; must be at most 2.0, not 2.5.",
        "type='color'; 'red'; a colour like #00ff00 is needed, not 'red'.",
        "type='data'; null; a dataset is needed.",
        "type='data' optional='true'; null;",
        "type='data'; [{'src':'hda','id':'e1'},{'src':'hda','id':'e2'}]; one dataset is needed, not 2.",
        "type='data'; {'batch':true,'values':[{'src':'hda','id':'e1'}]};",
        "type='data'; {'src':'hdca','id':'e1'}; only datasets of a history can be used here.",
        "type='data' multiple='true' max='1'; {'values':[{'id':'e1'},{'id':'e2'}]}; at most 1 datasets are possible, not 2."
      })
  void each_type_says_what_is_wrong(String attributes, String given, String error) {
    var tool = tool(folder, "<param name='p' %s/>".formatted(attributes));
    var errors = errors(tool, "{'p': %s}".formatted(given));
    if (error == null) {
      assertThat(errors).isEmpty();
    } else {
      assertThat(errors).containsEntry("p", error);
    }
  }

  @Test
  void a_select_takes_values_labels_and_lists() {
    var tool =
        tool(
            folder,
            """
            <param name="s" type="select"><option value="a">First</option><option value="b"/></param>
            <param name="m" type="select" multiple="true">
              <option value="a"/><option value="b" selected="true"/>
            </param>
            """);
    assertThat(values(tool, "{'s': 'First', 'm': 'a,b'}").values())
        .containsEntry("s", new Value.Chosen(List.of("a"), false))
        .containsEntry("m", new Value.Chosen(List.of("a", "b"), true));
    assertThat(values(tool, "{'m': ['b']}").values())
        .containsEntry("s", new Value.Chosen(List.of("a"), false))
        .containsEntry("m", new Value.Chosen(List.of("b"), true));
    assertThat(values(tool, "{'m': null}").values()).containsEntry("m", new Value.Absent());
    assertThat(errors(tool, "{'s': ['a', 'b']}"))
        .containsEntry("s", "only one option may be chosen.");
  }

  @Test
  void a_boolean_takes_its_own_words_too() {
    var tool = tool(folder, "<param name='b' type='boolean' truevalue='-a' falsevalue=''/>");
    assertThat(values(tool, "{'b': '-a'}").values()).containsEntry("b", new Value.Flag(true));
    assertThat(values(tool, "{'b': 'True'}").values()).containsEntry("b", new Value.Flag(true));
    assertThat(values(tool, "{'b': false}").values()).containsEntry("b", new Value.Flag(false));
    assertThat(values(tool, "{}").values()).containsEntry("b", new Value.Flag(false));
  }

  @Test
  void a_column_must_exist_in_its_dataset() {
    var tool =
        tool(
            folder,
            """
            <param name="d" type="data"/>
            <param name="c" type="data_column" data_ref="d"/>
            <param name="n" type="data_column" data_ref="d" numerical="true" multiple="true" optional="true"/>
            """);
    var data = "'d': {'src': 'hda', 'id': 'e1'}, ";
    assertThat(values(tool, "{" + data + "'c': 'c4', 'n': '2,3'}").values())
        .containsEntry("c", new Value.Columns(List.of(4), false))
        .containsEntry("n", new Value.Columns(List.of(2, 3), true));
    assertThat(errors(tool, "{" + data + "'c': 5, 'n': [1]}"))
        .containsEntry("c", "there is no column 5: 'table e1' has 4 columns.")
        .containsEntry("n", "column 1 does not hold numbers.");
    assertThat(errors(tool, "{" + data + "'c': '0'}"))
        .containsEntry("c", "columns are counted from 1, not '0'.");
  }

  @Test
  void validators_speak_with_their_own_message() {
    var tool =
        tool(
            folder,
            """
            <param name="t" type="text">
              <validator type="regex" message="%s is no word.">^[a-z]+$</validator>
              <validator type="length" max="3"/>
              <validator type="expression">value != 'bad'</validator>
              <validator type="regex" negate="true" message="no x, please.">x</validator>
            </param>
            """);
    assertThat(errors(tool, "{'t': 'A'}")).containsEntry("t", "A is no word.");
    assertThat(errors(tool, "{'t': 'abcd'}")).containsEntry("t", "must be 0 to 3 characters long.");
    assertThat(errors(tool, "{'t': 'bad'}")).containsEntry("t", "'bad' is not allowed here.");
    assertThat(errors(tool, "{'t': 'xa'}")).containsEntry("t", "no x, please.");
    assertThat(errors(tool, "{'t': 'ok'}")).isEmpty();
  }

  @Test
  void stored_values_come_back_as_they_were() {
    var tool = tool(folder, GROUPS);
    var values =
        values(tool, "{'source|kind': 'b', 'source|t': 'a\\tb', 'queries_0|input2': {'id': 'e3'}}");
    var stored = StoredInputs.write(values);
    assertThat(stored.get("queries")).contains("{\"values\":[{\"src\":\"hda\",\"id\":3}]}");
    var back = (InputCheck.Accepted) StoredInputs.read(tool, stored, Examples::lookup);
    assertThat(StoredInputs.write(back.values())).isEqualTo(stored);
    assertThat(InputJson.forClients(values).getJsonArray("queries").toString()).contains("\"e3\"");
  }
}
