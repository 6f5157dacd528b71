package org.abell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.abell.command.Verdict.Outcome;
import org.abell.tool.ErrorRules;
import org.abell.tool.ToolFile;
import org.abell.tool.ToolParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tools say what a failure is, one rule of the tool language a table. */
class ErrorRulesTest {

  private static final String MODERN = "21.05";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          range='3'    | 3 | ERROR
          range='3'    | 4 | OK
          range='3:'   | 3 | ERROR
          range='3:'   | 255 | ERROR
          range='3:'   | 2 | OK
          range=':3'   | -9 | ERROR
          range=':3'   | 3 | ERROR
          range=':3'   | 4 | OK
          range='2:4'  | 2 | ERROR
          range='2:4'  | 4 | ERROR
          range='2:4'  | 5 | OK
          range='2:4'  | 1 | OK
          range=' 2 : 4 ' | 3 | ERROR
          range=':'    | 0 | ERROR
          range=':-1'  | -1 | ERROR
          range=':-1'  | 0 | OK
          value='3'    | 3 | ERROR
          """)
  void ranges_of_exit_codes_include_their_ends(String range, int code, Outcome expected)
      throws IOException {
    var rules = tool(MODERN, "<stdio><exit_code %s/></stdio>".formatted(range), "");
    assertThat(ErrorDetection.judge(rules, code, "", "").outcome()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          log       | OK            | Log: Exit code 3 (odd)                 | 1
          qc        | OK            | QC: Exit code 3 (odd)                  | 1.1
          warning   | OK            | Warning: Exit code 3 (odd)             | 2
          fatal     | ERROR         | Fatal error: Exit code 3 (odd)         | 3
          fatal_oom | OUT_OF_MEMORY | Out of memory error: Exit code 3 (odd) | 4
          WARNING   | OK            | Warning: Exit code 3 (odd)             | 2
          unknown   | ERROR         | Fatal error: Exit code 3 (odd)         | 3
          """)
  void levels_decide_and_are_told_by_name_and_number(
      String level, Outcome outcome, String words, String number) throws IOException {
    var stdio =
        "<stdio><exit_code range='1:' level='%s' description='odd'/></stdio>".formatted(level);

    var verdict = ErrorDetection.judge(tool(MODERN, stdio, ""), 3, "", "");

    assertThat(verdict.outcome()).isEqualTo(outcome);
    assertThat(verdict.messages().get(0).toJson().toString())
        .isEqualTo(
            """
            {"type":"exit_code","desc":"%s","code_desc":"odd","error_level":%s,"exit_code":3}"""
                .formatted(words, number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          21.05 | ''                                      | 1  | ''    | ERROR
          21.05 | ''                                      | -9 | ''    | ERROR
          21.05 | ''                                      | 0  | oh    | OK
          21.05 | detect_errors=''                        | 1  | ''    | ERROR
          21.05 | detect_errors='default'                 | 1  | ''    | ERROR
          16.04 | ''                                      | 1  | ''    | ERROR
          16.04 | ''                                      | 0  | oh    | OK
          16.01 | ''                                      | 1  | ''    | OK
          16.01 | ''                                      | 0  | oh    | ERROR
          16.01 | detect_errors='default'                 | 0  | oh    | ERROR
          16.01 | detect_errors='exit_code'               | 1  | ''    | ERROR
          16.01 | detect_errors='exit_code'               | 0  | oh    | OK
          21.05 | detect_errors='exit_code' oom_exit_code='9' | 9  | '' | OUT_OF_MEMORY
          21.05 | detect_errors='exit_code' oom_exit_code='9' | 8  | '' | ERROR
          21.05 | detect_errors='aggressive'              | 0  | fine  | OK
          21.05 | detect_errors='aggressive'              | 2  | ''    | ERROR
          21.05 | detect_errors='aggressive'              | 0  | 'an Exception: oh' | ERROR
          21.05 | detect_errors='aggressive'              | 0  | 'ERROR: oh' | ERROR
          21.05 | detect_errors='aggressive'              | 0  | error | OK
          21.05 | detect_errors='aggressive'              | 0  | memoryerror | OUT_OF_MEMORY
          21.05 | detect_errors='aggressive'              | 0  | std::bad_alloc | OUT_OF_MEMORY
          21.05 | detect_errors='aggressive'              | 0  | java.lang.OutOfMemoryError | OUT_OF_MEMORY
          21.05 | detect_errors='aggressive'              | 1  | 'Out of memory' | OUT_OF_MEMORY
          """)
  void the_command_or_else_the_profile_says_what_counts(
      String profile, String attributes, int code, String stderr, Outcome expected)
      throws IOException {
    var rules = tool(profile, "", attributes);
    assertThat(ErrorDetection.judge(rules, code, "", stderr).outcome()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          21.05 | <stdio><regex match='bad'/></stdio> | ''                        | 1 | ''  | OK
          21.05 | <stdio><regex match='bad'/></stdio> | detect_errors='exit_code' | 1 | ''  | ERROR
          21.05 | <stdio><regex match='bad'/></stdio> | detect_errors='exit_code' | 0 | bad | ERROR
          21.05 | <stdio/>                            | ''                        | 1 | ''  | OK
          21.05 | <stdio/>                            | ''                        | 0 | oh  | ERROR
          16.01 | <stdio><exit_code range='1:'/></stdio> | ''                     | 0 | oh  | OK
          """)
  void rules_of_the_tool_replace_the_usual_ones(
      String profile, String stdio, String attributes, int code, String stderr, Outcome expected)
      throws IOException {
    var rules = tool(profile, stdio, attributes);
    assertThat(ErrorDetection.judge(rules, code, "", stderr).outcome()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                     | bad | ''  | ERROR
          ''                     | ''  | bad | ERROR
          source='both'          | bad | ''  | ERROR
          source='stdout'        | bad | ''  | ERROR
          source='stdout'        | ''  | bad | OK
          source='stderr'        | bad | ''  | OK
          source='stderr'        | ''  | BAD | ERROR
          source='stdout,stderr' | ''  | bad | ERROR
          source='both,stderr'   | bad | ''  | ERROR
          source='STDERR'        | bad | ''  | OK
          src='stderr'           | bad | ''  | OK
          source='other'         | bad | ''  | ERROR
          """)
  void a_regex_is_searched_for_in_its_streams(
      String source, String stdout, String stderr, Outcome expected) throws IOException {
    var rules = tool(MODERN, "<stdio><regex match='bad' %s/></stdio>".formatted(source), "");
    assertThat(ErrorDetection.judge(rules, 0, stdout, stderr).outcome()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no \\1            | Warning: no file
          no \\2, only \\1  | Warning: no x, only file
          no \\g<1>         | Warning: no file
          no \\7            | Warning: no \\7
          ''                | Warning: Matched on missing file x
          """)
  void descriptions_may_use_what_was_found(String description, String words) throws IOException {
    var stdio =
        "<stdio><regex match='missing (\\w+) (\\w)' level='warning' description='%s'/></stdio>"
            .formatted(description.replace("<", "&lt;"));

    var verdict = ErrorDetection.judge(tool(MODERN, stdio, ""), 0, "a missing file x", "");

    assertThat(verdict.messages()).extracting(JobMessage::description).containsExactly(words);
  }

  @Test
  void a_message_about_a_stream_names_it_and_what_was_found() throws IOException {
    var stdio = "<stdio><regex match='b+' description='too many' level='qc'/></stdio>";

    var verdict = ErrorDetection.judge(tool(MODERN, stdio, ""), 0, "", "a" + "b".repeat(300));

    assertThat(verdict.messages().get(0).toJson().toString())
        .isEqualTo(
            """
            {"type":"regex","desc":"QC: too many","code_desc":"too many","error_level":1.1,\
            "stream":"stderr","match":"%s..."}"""
                .formatted("b".repeat(256)));
  }

  @Test
  void stderr_is_looked_at_before_stdout_and_memory_ends_the_search() throws IOException {
    var stdio =
        """
        <stdio>
          <regex match="odd" level="warning"/>
          <regex match="full" level="fatal_oom"/>
          <regex match="odd" level="log"/>
        </stdio>
        """;

    var verdict = ErrorDetection.judge(tool(MODERN, stdio, ""), 0, "odd", "odd full");

    assertThat(streamsAndLevels(verdict))
        .containsExactly("stderr WARNING", "stdout WARNING", "stderr FATAL_OOM");
  }

  @Test
  void an_exit_code_that_speaks_of_memory_ends_all_search() throws IOException {
    var stdio =
        """
        <stdio>
          <exit_code range="1:" level="warning"/>
          <exit_code range="9" level="fatal_oom"/>
          <exit_code range="1:" level="fatal"/>
          <regex match="odd"/>
        </stdio>
        """;

    var verdict = ErrorDetection.judge(tool(MODERN, stdio, ""), 9, "odd", "odd");

    assertThat(verdict.outcome()).isEqualTo(Outcome.OUT_OF_MEMORY);
    assertThat(verdict.messages()).hasSize(2);
  }

  @Test
  void the_rules_of_the_tool_come_before_those_of_the_command() throws IOException {
    var stdio = "<stdio><exit_code range='1:' level='warning' description='mine'/></stdio>";

    var verdict = ErrorDetection.judge(tool(MODERN, stdio, "detect_errors='exit_code'"), 1, "", "");

    assertThat(verdict.messages())
        .extracting(JobMessage::description)
        .containsExactly("Warning: Exit code 1 (mine)", "Fatal error: Exit code 1 ()");
  }

  @Test
  void a_rule_that_never_comes_to_its_end_finds_nothing() throws IOException {
    var stdio = "<stdio><regex match='(a+)+b'/><regex match='(x|y)*z'/></stdio>";

    var verdict =
        ErrorDetection.judge(
            tool(MODERN, stdio, ""), 0, "a".repeat(40) + "c", "xy".repeat(200_000));

    assertThat(verdict.ok()).isTrue();
  }

  @Test
  void a_carriage_return_ends_no_line() throws IOException {
    var stdio = "<stdio><regex match='bad.*end$'/></stdio>";

    assertThat(ErrorDetection.judge(tool(MODERN, stdio, ""), 0, "bad\rend\n", "").ok()).isFalse();
  }

  private static List<String> streamsAndLevels(Verdict verdict) {
    return verdict.messages().stream().map(m -> m.stream().orElse("") + " " + m.level()).toList();
  }

  private ErrorRules tool(String profile, String stdio, String attributes) throws IOException {
    var file = folder.resolve("tool.xml");
    Files.writeString(
        file,
        "<tool id='a' version='1' profile='%s'>%s<command %s>x</command></tool>"
            .formatted(profile, stdio, attributes));
    return ((ToolFile.Loaded) ToolParser.parse(file)).tool().errorRules();
  }
}
