package org.abell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.abell.tool.ErrorRules;
import org.abell.tool.ToolFile;
import org.abell.tool.ToolParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorDetectionTest {

  @TempDir Path folder;

  @Test
  void any_exit_code_but_zero_is_an_error() throws IOException {
    var rules = rules("<command>x</command>");
    assertThat(ErrorDetection.judge(rules, 0, "error: no", "error: no").ok()).isTrue();
    var verdict = ErrorDetection.judge(rules, 3, "", "");
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.ERROR);
    assertThat(verdict.messages().get(0).toJson().toString())
        .isEqualTo(
            "{\"type\":\"exit_code\",\"desc\":\"Fatal error: Exit code 3 ()\",\"code_desc\":\"\","
                + "\"error_level\":3,\"exit_code\":3}");
    assertThat(ErrorDetection.judge(rules, -9, "", "").ok()).isFalse();
  }

  @Test
  void an_exit_code_may_speak_of_memory() throws IOException {
    var rules = rules("<command detect_errors='exit_code' oom_exit_code='42'>x</command>");
    var verdict = ErrorDetection.judge(rules, 42, "", "");
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.OUT_OF_MEMORY);
    assertThat(verdict.messages()).hasSize(1);
  }

  @Test
  void aggressive_rules_read_both_streams() throws IOException {
    var rules = rules("<command detect_errors='aggressive'>x</command>");
    assertThat(ErrorDetection.judge(rules, 0, "Error: bad", "").outcome())
        .isEqualTo(Verdict.Outcome.ERROR);
    assertThat(ErrorDetection.judge(rules, 0, "", "java.lang.OutOfMemoryError").outcome())
        .isEqualTo(Verdict.Outcome.OUT_OF_MEMORY);
    assertThat(ErrorDetection.judge(rules, 0, "fine", "fine").ok()).isTrue();
  }

  @Test
  void the_rules_of_a_tool_have_levels_and_words() throws IOException {
    var rules =
        rules(
            """
            <command>x</command>
            <stdio>
              <exit_code range="2:4" level="warning" description="odd"/>
              <regex match="missing (\\w+)" source="stderr" level="fatal" description="no \\1"/>
              <regex match="careful" level="warning"/>
            </stdio>
            """);
    var warned = ErrorDetection.judge(rules, 3, "CAREFUL", "");
    assertThat(warned.ok()).isTrue();
    assertThat(warned.messages())
        .extracting(JobMessage::description)
        .containsExactly("Warning: Exit code 3 (odd)", "Warning: Matched on CAREFUL");
    assertThat(ErrorDetection.judge(rules, 1, "missing file", "").ok()).isTrue();
    var failed = ErrorDetection.judge(rules, 0, "", "a missing file");
    assertThat(failed.ok()).isFalse();
    assertThat(failed.messages().get(0).description()).isEqualTo("Fatal error: no file");
  }

  @Test
  void without_rules_a_word_on_stderr_is_a_failure() {
    var none = new ErrorRules(java.util.List.of(), java.util.List.of());
    assertThat(ErrorDetection.judge(none, 1, "", "").ok()).isTrue();
    assertThat(ErrorDetection.judge(none, 0, "", "oh").ok()).isFalse();
  }

  private ErrorRules rules(String body) throws IOException {
    var file = folder.resolve("tool.xml");
    Files.writeString(file, "<tool id='a' version='1' profile='20.01'>" + body + "</tool>");
    return ((ToolFile.Loaded) ToolParser.parse(file)).tool().errorRules();
  }
}
