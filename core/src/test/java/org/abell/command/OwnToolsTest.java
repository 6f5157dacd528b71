package org.abell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.abell.toolbox.ToolBox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the tests that the tools of this project bring with them, for real. */
class OwnToolsTest {

  private static final Path ABELL = Path.of("../domain-config/src/main/abell");

  private final ToolBox box = ToolBox.load(ABELL.resolve("tool_panel.xml"));

  @Test
  void every_tool_file_loads_and_is_complete() throws IOException {
    assertThat(box.problems()).isEmpty();
    try (var files = Files.list(ABELL.resolve("tools"))) {
      long toolFiles = files.filter(f -> f.toString().endsWith(".xml")).count();
      assertThat(box.tools()).hasSize((int) toolFiles);
    }
    assertThat(box.tools())
        .allSatisfy(
            tool -> {
              assertThat(tool.help()).isNotBlank();
              assertThat(tool.tests()).isNotEmpty();
              assertThat(box.sectionOf(tool)).isPresent();
            });
  }

  @TestFactory
  Stream<DynamicTest> every_tool_passes_its_own_tests() {
    return box.tools().stream()
        .flatMap(
            tool ->
                IntStream.range(0, tool.tests().size())
                    .mapToObj(
                        i ->
                            dynamicTest(
                                tool.id() + " test " + (i + 1),
                                () -> new ToolRun(tool, tool.tests().get(i)).check())));
  }
}
