package org.abell.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.abell.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolParserTest {

  @TempDir Path folder;

  @Test
  void a_tool_file_becomes_a_model() throws IOException {
    var tool =
        load(
            """
            <tool id="demo" name="Demo" version="1.2" profile="21.05">
              <description>does nothing</description>
              <command detect_errors="exit_code" oom_exit_code="42"><![CDATA[ echo $n ]]></command>
              <inputs>
                <param name="n" type="integer" value="3" min="1" label="How many"/>
                <conditional name="c">
                  <param name="kind" type="select">
                    <option value="a" selected="true">A</option>
                    <option value="b">B</option>
                  </param>
                  <when value="a"><param argument="--in-file" type="data" format="txt,tabular"/></when>
                </conditional>
                <repeat name="r" title="More" min="1" max="4">
                  <param name="t" type="text"><validator type="regex">^a+$</validator></param>
                </repeat>
              </inputs>
              <outputs>
                <data name="out" format_source="in_file" label="x">
                  <filter>n > 1</filter>
                  <change_format><when input="c.kind" value="a" format="csv"/></change_format>
                </data>
              </outputs>
              <tests><test><param name="n" value="1"/><output name="out" file="a.txt"/></test></tests>
              <help>Words.</help>
            </tool>
            """);
    assertThat(tool.id()).isEqualTo("demo");
    assertThat(tool.command().strict()).isTrue();
    assertThat(tool.errorRules().exitCodes().get(0).level()).isEqualTo(ErrorLevel.FATAL_OOM);
    assertThat(tool.inputs()).extracting(Input::name).containsExactly("n", "c", "r");
    var conditional = (Input.Conditional) tool.inputs().get(1);
    assertThat(conditional.cases()).extracting(Input.When::value).containsExactly("a", "b");
    var file = (Input.Param) conditional.cases().get(0).inputs().get(0);
    assertThat(file.name()).isEqualTo("in_file");
    assertThat(((ParamType.Data) file.type()).formats()).containsExactly("txt", "tabular");
    assertThat(tool.outputs().get(0).filters()).containsExactly("n > 1");
    assertThat(tool.tests().get(0).outputs().get(0).file()).contains("a.txt");
    assertThat(tool.help()).isEqualTo("Words.");
  }

  @Test
  void everything_not_supported_yet_is_named_with_its_line() throws IOException {
    var problems =
        refused(
            """
            <tool id="demo" name="Demo" version="1" profile="21.05">
              <command>true</command>
              <inputs>
                <param
                   name="c"
                   type="data_collection"/>
                <param name="s" type="select"><options from_data_table="x"/></param>
              </inputs>
              <outputs>
                <data name="o"><actions><conditional name="c"><action/></conditional></actions></data>
              </outputs>
              <code file="x.py"/>
            </tool>
            """);
    assertThat(problems).extracting(Problem::line).containsExactly(4, 7, 10, 12);
    assertThat(problems)
        .extracting(Problem::reason)
        .containsExactly(
            "parameters of type data_collection are not supported yet",
            "dynamic options are not supported yet",
            "output actions are not supported yet",
            "Python code files are not supported yet");
  }

  @Test
  void a_file_that_is_not_xml_is_one_problem_with_its_line() throws IOException {
    var problems = refused("<tool id='a' version='1'>\n<command>x</commando>\n</tool>");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).line()).isEqualTo(2);
    assertThat(problems.get(0).reason()).startsWith("not well-formed XML: ");
  }

  @Test
  void a_document_type_is_refused() throws IOException {
    var problems =
        refused("<!DOCTYPE tool [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<tool>&x;</tool>");
    assertThat(problems)
        .extracting(Problem::reason)
        .containsExactly("a document type declaration is not allowed");
  }

  @Test
  void macros_and_tokens_are_expanded() throws IOException {
    Files.writeString(
        folder.resolve("macros.xml"),
        """
        <macros>
          <token name="@VERSION@">2.5</token>
          <xml name="number" tokens="name" token_label="A number">
            <param name="@NAME@" type="integer" value="1" label="@LABEL@"><yield/></param>
          </xml>
        </macros>
        """);
    var tool =
        load(
            """
            <tool id="demo" name="Demo" version="@VERSION@" profile="21.05">
              <macros><import>macros.xml</import></macros>
              <command>run @VERSION@</command>
              <inputs>
                <expand macro="number" name="n" label="N"><validator type="in_range" max="3"/></expand>
                <expand macro="number" name="m"/>
              </inputs>
            </tool>
            """);
    assertThat(tool.version()).isEqualTo("2.5");
    assertThat(tool.command().template()).isEqualTo("run 2.5");
    var first = (Input.Param) tool.inputs().get(0);
    assertThat(first.label()).isEqualTo("N");
    assertThat(first.validators()).hasSize(1);
    assertThat(((Input.Param) tool.inputs().get(1)).label()).isEqualTo("A number");
  }

  @Test
  void the_oldest_profile_takes_any_word_on_stderr_as_failure() throws IOException {
    var tool = load("<tool id='old'><command>x</command></tool>");
    assertThat(tool.version()).isEqualTo("1.0.0");
    assertThat(tool.errorRules().none()).isTrue();
    assertThat(tool.command().strict()).isFalse();
  }

  private Tool load(String xml) throws IOException {
    var result = ToolParser.parse(write(xml));
    assertThat(result).isInstanceOf(ToolFile.Loaded.class);
    return ((ToolFile.Loaded) result).tool();
  }

  private List<Problem> refused(String xml) throws IOException {
    return ((ToolFile.Refused) ToolParser.parse(write(xml))).problems();
  }

  private Path write(String xml) throws IOException {
    return Files.writeString(folder.resolve("tool.xml"), xml);
  }
}
