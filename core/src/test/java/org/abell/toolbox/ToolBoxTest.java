package org.abell.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.abell.tool.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolBoxTest {

  @TempDir Path folder;

  @Test
  void a_panel_file_gives_sections_and_finds_tools() throws IOException {
    tool("a.xml", "Show beginning1", "1.9", "Select first");
    tool("b.xml", "Show beginning1", "1.10", "Select first");
    tool("c.xml", "cat1", "1", "Concatenate");
    var box =
        panel(
            """
            <toolbox tool_path=".">
              <section id="text" name="Text">
                <label id="l" text="Lines"/>
                <tool file="a.xml"/><tool file="b.xml"/>
              </section>
              <tool file="c.xml"/>
            </toolbox>
            """);
    assertThat(box.problems()).isEmpty();
    assertThat(box.sections()).extracting(PanelItem.Section::name).containsExactly("Text");
    assertThat(box.find("show beginning1")).map(Tool::version).contains("1.10");
    assertThat(box.find("Show beginning1", "1.9")).isPresent();
    assertThat(box.find("Show beginning1", "2")).isEmpty();
    assertThat(box.sectionOf(box.find("Show beginning1").orElseThrow()))
        .map(PanelItem.Section::id)
        .contains("text");
    assertThat(box.search("FIRST select")).extracting(Tool::id).containsExactly("Show beginning1");
    assertThat(box.search("nothing")).isEmpty();
  }

  @Test
  void a_bad_tool_is_a_problem_and_the_others_are_loaded() throws IOException {
    tool("good.xml", "good", "1", "Good");
    Files.writeString(folder.resolve("bad.xml"), "<tool");
    var box =
        panel(
            "<toolbox>\n<tool file='bad.xml'/>\n<tool file='gone.xml'/>\n<tool file='good.xml'/>\n</toolbox>");
    assertThat(box.tools()).extracting(Tool::id).containsExactly("good");
    assertThat(box.problems()).hasSize(2);
    assertThat(box.problems().get(1).line()).isEqualTo(3);
    assertThat(box.problems().get(1).reason()).contains("gone.xml").contains("does not exist");
  }

  @Test
  void a_missing_panel_file_is_one_problem() {
    var box = ToolBox.load(folder.resolve("none.xml"));
    assertThat(box.tools()).isEmpty();
    assertThat(box.problems()).hasSize(1);
    assertThat(box.problems().get(0).reason()).isEqualTo("the file does not exist");
  }

  private void tool(String file, String id, String version, String name) throws IOException {
    Files.writeString(
        folder.resolve(file),
        "<tool id='%s' name='%s' version='%s' profile='24.0'><command>true</command></tool>"
            .formatted(id, name, version));
  }

  private ToolBox panel(String xml) throws IOException {
    return ToolBox.load(Files.writeString(folder.resolve("panel.xml"), xml));
  }
}
