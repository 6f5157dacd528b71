package org.abell.command;

import static org.abell.toolinput.Examples.tool;
import static org.abell.toolinput.Examples.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.abell.toolinput.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandPreparationTest {

  private static final String INPUTS =
      """
      <param name="text" type="text" value="it's; a"/>
      <param name="n" type="integer" value="5"/>
      <param name="f" type="float" value="1e-5"/>
      <param name="none" type="integer" optional="true"/>
      <param name="b" type="boolean" checked="true" truevalue="--on" falsevalue=""/>
      <param name="s" type="select"><option value="x">The X</option><option value="y"/></param>
      <param name="m" type="select" multiple="true">
        <option value="p" selected="true"/><option value="q" selected="true"/>
      </param>
      <param name="nothing" type="select" multiple="true"><option value="p"/></param>
      <param name="d" type="data" format="txt"/>
      <param name="ds" type="data" multiple="true"/>
      <param name="missing" type="data" optional="true"/>
      <param name="col" type="data_column" data_ref="d" value="2"/>
      <param name="color" type="color" value="#00FF80" rgb="true"/>
      <conditional name="cond">
        <param name="kind" type="select"><option value="a"/><option value="b"/></param>
        <when value="a"><param name="inner" type="text" value="deep"/></when>
      </conditional>
      <repeat name="rep" title="R" min="2"><param name="x" type="integer" value="7"/></repeat>
      <section name="sec" title="S"><param name="y" type="hidden" value="why"/></section>
      """;

  private static final String REQUEST = "{'d': {'id': 'e1'}, 'ds': [{'id': 'e1'}, {'id': 'e2'}]}";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} gives {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$text|it__sq__sX a",
        "$text.value|it's; a",
        "$text.upper()|IT'S; A",
        "$n $f|5 1e-05",
        "#if $n == 5 and $n > 4 and not $n == '5' then 'yes' else 'no'|yes",
        "${int($n) + 1}|6",
        "[$none]#if $none then 1 else 2|[]2",
        "$b #if $b then 1 else 2|--on 1",
        "#if $b == '--on' and $b == 'true' then 1 else 2|1",
        "$s $s.value_label|x The X",
        "${s + '-y'}|x-y",
        "#if $s == 'x' and str($s) in ['x', 'y'] then 1 else 2|1",
        "$m #for $i in $m#<$i>#end for#|p,q <p><q>",
        "#if 'p' in $m then 1 else 2|1",
        "$nothing #if $nothing then 1 else 2|None 2",
        "$d|/data/dataset_1.dat",
        "$d.ext $d.name $d.dbkey $d.hid|tabular table e1 hg38 1",
        "$d.metadata.columns $d.metadata.column_types|4 str,int,int,float",
        "${d.metadata.columns + 1}|5",
        "#if $d.is_of_type('bam') then 1 else 2|2",
        "#if $d.is_of_type('bam', 'txt') then 1 else 2|1",
        "$ds|/data/dataset_1.dat,/data/dataset_2.dat",
        "#for $i, $x in enumerate($ds)#$i=$x #end for#|0=/data/dataset_1.dat 1=/data/dataset_2.dat",
        "$ds[1].element_identifier ${len($ds)}|table e2 2",
        "$missing #if $missing then 1 else 2|None 2",
        "$col|2",
        "$color|(0, 255, 128)",
        "$cond.kind $cond.inner $inner $cond.__current_case__|a deep deep 0",
        "#for $i, $r in enumerate($rep)#$i:$r.x:$r.__index__ #end for#|0:7:0 1:7:1",
        "$sec.y|why",
        "$out|/data/dataset_9.dat",
        "$__user_email__ $__history_id__|ada@example.org h1",
        "$dbkey|hg38",
      })
  void a_template_sees_the_inputs(String template, String command) {
    var tool = tool(folder, INPUTS, template, "<outputs><data name='out'/></outputs>");
    assertThat(prepare(tool, REQUEST).commandLine()).isEqualTo(command);
  }

  @Test
  void names_around_a_dataset_are_harmless() {
    var name = SafeText.of("a'b$c");
    assertThat(org.abell.expression.Values.str(name)).isEqualTo("a__sq__bXc");
  }

  @Test
  void config_files_and_environment_are_rendered_before_the_command() {
    var tool =
        tool(
            folder,
            "<param name='n' type='integer' value='5'/>",
            "run $conf",
            """
            <configfiles>
              <configfile name="conf" filename="here.cfg">n = $n</configfile>
            </configfiles>
            <environment_variables>
              <environment_variable name="N">n is $n</environment_variable>
            </environment_variables>
            <version_command>run --version $__tool_directory__</version_command>
            """);
    var prepared = prepare(tool, "{}");
    var path = folder.resolve("configs/conf");
    assertThat(prepared.commandLine()).isEqualTo("run " + path);
    assertThat(prepared.files().get(0).path()).isEqualTo(path);
    assertThat(prepared.files().get(0).text()).isEqualTo("n = 5");
    assertThat(prepared.files().get(0).nameInWorkingDirectory()).contains("here.cfg");
    assertThat(prepared.environment()).containsEntry("N", "n is 5");
    assertThat(prepared.versionCommand()).isEqualTo("run --version " + folder);
    assertThat(prepared.strict()).isTrue();
  }

  @Test
  void a_broken_template_is_named_with_file_and_line() {
    var tool = tool(folder, "", "one\ntwo $nobody", "");
    assertThatThrownBy(() -> prepare(tool, "{}"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("tool.xml:3: the command of tool 'demo' cannot be built")
        .hasMessageContaining("nobody");
    var unclosed = tool(folder, "", "#if 1", "");
    assertThatThrownBy(() -> prepare(unclosed, "{}")).isInstanceOf(CommandException.class);
  }

  private PreparedCommand prepare(org.abell.tool.Tool tool, String request) {
    return CommandPreparation.prepare(
        tool,
        values(tool, request),
        Map.of("out", Examples.table(9, "out")),
        Surroundings.in(folder));
  }
}
