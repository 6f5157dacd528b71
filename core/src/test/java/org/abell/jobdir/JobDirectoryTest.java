package org.abell.jobdir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobDirectoryTest {

  @TempDir Path root;

  private JobDirectory directory;

  @BeforeEach
  void create() throws IOException {
    directory = new JobDirectory(root.resolve("012/12287"), 12287);
    directory.create();
  }

  @Test
  void files_have_the_names_that_galaxy_gives_them() {
    assertThat(directory.jobScript()).hasFileName("galaxy_12287.sh");
    assertThat(directory.exitCodeFile()).hasFileName("galaxy_12287.ec");
    assertThat(directory.toolStdout()).endsWithRaw(Path.of("outputs/tool_stdout"));
    assertThat(directory.root())
        .isDirectoryContaining("glob:**/working")
        .isDirectoryContaining("glob:**/configs")
        .isDirectoryContaining("glob:**/home")
        .isDirectoryContaining("glob:**/tmp");
  }

  @Test
  void a_job_that_has_not_ended_has_no_exit_code() throws IOException {
    assertThat(directory.exitCode()).isEmpty();
  }

  @Test
  void a_whole_line_is_the_exit_code() throws IOException {
    Files.writeString(directory.exitCodeFile(), "137\n");

    assertThat(directory.exitCode()).hasValue(137);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "none\n", "\n"})
  void a_line_that_is_still_being_written_does_not_count(String text) throws IOException {
    Files.writeString(directory.exitCodeFile(), text);

    assertThat(directory.exitCode()).isEmpty();
  }

  @Test
  void deleting_does_not_follow_links_out_of_it() throws IOException {
    var outside = Files.writeString(root.resolve("outside"), "stays");
    Files.createSymbolicLink(directory.working().resolve("link"), outside);
    Files.createSymbolicLink(directory.working().resolve("folder"), root);

    directory.delete();

    assertThat(directory.root()).doesNotExist();
    assertThat(outside).hasContent("stays");
  }
}
