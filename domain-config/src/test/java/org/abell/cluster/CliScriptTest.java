package org.abell.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliScriptTest {

  @TempDir private Path folder;
  private CliScript script;

  @BeforeEach
  void two_scripts() throws Exception {
    Files.writeString(folder.resolve("some.list"), "10-open.cli\n20-groups.cli\n");
    Files.writeString(folder.resolve("10-open.cli"), "# Opens.\nembed-server\n");
    Files.writeString(
        folder.resolve("20-groups.cli"), "# Groups.\n\n/a=b:add\n# why\n/c=d:add(x=1)\n");
    script = CliScript.of(folder, "some.list");
  }

  @Test
  void the_scripts_of_a_list_become_one_session_without_comments() {
    assertThat(script.text()).isEqualTo("embed-server\n/a=b:add\n/c=d:add(x=1)\n");
  }

  @Test
  void a_refused_operation_is_told_with_script_line_and_reason() {
    var output =
        List.of(
            "[disconnected /] embed-server",
            "[standalone@embedded /] /a=b:add",
            "{\"outcome\" => \"success\"}",
            "[standalone@embedded profile=web] /c=d:add(x=1)",
            "{",
            "    \"outcome\" => \"failed\",",
            "    \"failure-description\" => \"WFLYCTL0212: Duplicate resource\",",
            "    \"rolled-back\" => true",
            "}");

    assertThatThrownBy(() -> script.check(1, output))
        .isInstanceOf(ClusterException.class)
        .hasMessage(
            "20-groups.cli line 5: WFLYCTL0212: Duplicate resource (command: /c=d:add(x=1))");
  }

  @Test
  void the_reason_of_a_domain_is_found_too() {
    var output =
        List.of(
            "[disconnected /] embed-server",
            "[domain@embedded /] /a=b:add",
            "\"failure-description\" => {\"domain-failure-description\" => \"WFLYCTL0368: Cannot\"},");

    assertThatThrownBy(() -> script.check(1, output))
        .hasMessage("20-groups.cli line 3: WFLYCTL0368: Cannot (command: /a=b:add)");
  }

  @Test
  void a_command_that_jboss_cli_does_not_understand_is_told_with_its_words() {
    var output =
        List.of(
            "[disconnected /] embed-server", "[domain@embedded /] /a=b:add", "'x' is not found");

    assertThatThrownBy(() -> script.check(1, output))
        .hasMessage("20-groups.cli line 3: 'x' is not found (command: /a=b:add)");
  }

  @Test
  void a_session_that_ended_early_is_a_failure_whatever_its_exit_code() {
    assertThatThrownBy(() -> script.check(0, List.of("[disconnected /] embed-server")))
        .hasMessageStartingWith("10-open.cli line 2: ");
  }

  @Test
  void a_session_that_did_everything_is_fine() {
    var output =
        List.of(
            "[disconnected /] embed-server",
            "[domain@embedded /] /a=b:add",
            "[domain@embedded /] /c=d:add(x=1)");

    assertThatCode(() -> script.check(0, output)).doesNotThrowAnyException();
  }

  @Test
  void every_script_of_the_lists_is_there_and_says_what_it_is_for() throws Exception {
    var scripts = Path.of("cli");
    for (var list : List.of("domain.list", "standalone.list")) {
      for (var name : Files.readAllLines(scripts.resolve(list))) {
        assertThat(scripts.resolve(name)).content().startsWith("# ");
      }
    }
  }
}
