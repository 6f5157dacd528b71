package org.abell.command;

import static org.abell.toolinput.Examples.tool;
import static org.abell.toolinput.Examples.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPlannerTest {

  private static final String INPUTS =
      """
      <param name="a" type="data" optional="true"/>
      <conditional name="c">
        <param name="kind" type="select"><option value="x"/><option value="y"/></param>
        <when value="x"><param name="inner" type="data" optional="true"/></when>
      </conditional>
      <param name="keep" type="boolean" checked="true"/>
      <repeat name="r" title="R"><param name="more" type="data"/></repeat>
      """;

  private static final String ALL =
      "{'a': {'id': 'e3'}, 'c|inner': {'id': 'e5'}, 'r_0|more': {'id': 'e3'}}";

  @TempDir Path folder;

  @Test
  void the_default_label_names_the_inputs_last_to_first() {
    assertThat(plan("<data name='o'/>", ALL))
        .extracting(PlannedOutput::label)
        .containsExactly("Demo tool on data 3 and data 5");
    assertThat(plan("<data name='o'/>", "{}"))
        .extracting(PlannedOutput::label)
        .containsExactly("Demo tool");
    assertThat(
            plan(
                "<data name='o' label='${tool.name}: $on_string, $c.kind'/>",
                "{'a': {'id': 'e1'}}"))
        .extracting(PlannedOutput::label)
        .containsExactly("Demo tool: data 1, x");
  }

  @Test
  void four_inputs_are_too_many_to_name() {
    var request =
        "{'r': [{'more': {'id': 'e1'}}, {'more': {'id': 'e2'}}, {'more': {'id': 'e3'}}, {'more': {'id': 'e4'}}]}";
    assertThat(plan("<data name='o'/>", request))
        .extracting(PlannedOutput::label)
        .containsExactly("Demo tool on data 4, data 3, and others");
  }

  @Test
  void a_filter_that_is_false_removes_and_one_that_fails_keeps() {
    var outputs =
        """
        <data name="yes"><filter>keep and c['kind'] == 'x'</filter></data>
        <data name="no"><filter>not keep</filter></data>
        <data name="odd"><filter>c['gone'] == 1</filter></data>
        <data name="both"><filter>keep</filter><filter>a is not None</filter></data>
        """;
    assertThat(plan(outputs, "{}")).extracting(PlannedOutput::name).containsExactly("yes", "odd");
    assertThat(plan(outputs, ALL))
        .extracting(PlannedOutput::name)
        .containsExactly("yes", "odd", "both");
  }

  @Test
  void the_format_comes_from_a_change_a_source_or_the_declaration() {
    var outputs =
        """
        <data name="declared" format="csv"/>
        <data name="source" format="csv" format_source="a" metadata_source="a"/>
        <data name="inner" format="csv" format_source="inner"/>
        <data name="path" format="csv" format_source="c|inner"/>
        <data name="absent" format="csv" format_source="nobody"/>
        <data name="changed" format="csv">
          <change_format><when input="c.kind" value="x" format="bed"/></change_format>
        </data>
        """;
    assertThat(plan(outputs, ALL))
        .extracting(PlannedOutput::name, PlannedOutput::format)
        .containsExactly(
            tuple("declared", "csv"),
            tuple("source", "tabular"),
            tuple("inner", "tabular"),
            tuple("path", "tabular"),
            tuple("absent", "csv"),
            tuple("changed", "bed"));
    assertThat(plan(outputs, ALL)).extracting(PlannedOutput::dbkey).containsOnly("hg38");
    assertThat(plan(outputs, ALL).get(1).metadataFrom()).isPresent();
  }

  private List<PlannedOutput> plan(String outputs, String request) {
    var tool = tool(folder, INPUTS, "true", "<outputs>" + outputs + "</outputs>");
    return OutputPlanner.plan(tool, values(tool, request), Surroundings.DATATYPES::isOfType);
  }
}
