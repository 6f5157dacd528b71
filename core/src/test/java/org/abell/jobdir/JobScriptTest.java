package org.abell.jobdir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobScriptTest {

  @TempDir Path root;

  @Test
  void the_tool_script_holds_the_command_and_nothing_else() {
    var script = new JobScript("sort 'a' > 'b'", false, Map.of(), 1);

    assertThat(script.toolScript()).isEqualTo("#!/bin/bash\nsort 'a' > 'b'\n");
  }

  @Test
  void a_strict_command_ends_at_its_first_failing_line() {
    var script = new JobScript("false; true", true, Map.of(), 1);

    assertThat(script.toolScript()).isEqualTo("#!/bin/bash\nset -e\nfalse; true\n");
  }

  @Test
  void slots_and_variables_come_before_the_command_and_its_code_after_it() throws IOException {
    var directory = new JobDirectory(root.resolve("it's"), 7);

    new JobScript("true", false, Map.of("GREETING", "it's $HOME"), 4).writeTo(directory);

    var lines = Files.readAllLines(directory.jobScript());
    assertThat(lines)
        .containsSubsequence(
            "job='%s'".formatted(directory.root().toString().replace("'", "'\\''")),
            "export GALAXY_SLOTS='4'",
            "export GREETING='it'\\''s $HOME'",
            "cd \"$job/working\" || exit 254",
            "echo \"$code\" > \"$job/galaxy_7.ec\"",
            "exit \"$code\"");
  }
}
