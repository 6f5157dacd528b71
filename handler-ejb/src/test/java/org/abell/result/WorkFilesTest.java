package org.abell.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFilesTest {

  @TempDir Path root;

  private Path working;
  private Path output;

  @BeforeEach
  void create() throws IOException {
    working = Files.createDirectory(root.resolve("working"));
    output = Files.writeString(root.resolve("output"), "before");
  }

  @Test
  void a_file_takes_the_place_of_the_output() throws IOException {
    Files.createDirectory(working.resolve("sub"));
    Files.writeString(working.resolve("sub/found"), "after");

    new WorkFiles(working).bring("sub/found", output);

    assertThat(output).hasContent("after");
  }

  @Test
  void a_star_stands_for_a_part_of_a_name() throws IOException {
    Files.writeString(working.resolve("part-0.txt"), "first");
    Files.writeString(working.resolve("part-1.txt"), "second");

    new WorkFiles(working).bring("part-*.txt", output);

    assertThat(output).hasContent("first");
  }

  @Test
  void a_missing_file_leaves_the_output_as_it_is() throws IOException {
    new WorkFiles(working).bring("missing", output);

    assertThat(output).hasContent("before");
  }

  @Test
  void nothing_outside_of_the_working_directory_is_taken() throws IOException {
    Files.writeString(root.resolve("secret"), "secret");
    Files.createSymbolicLink(working.resolve("link"), root.resolve("secret"));

    new WorkFiles(working).bring("../secret", output);
    new WorkFiles(working).bring("link", output);

    assertThat(output).hasContent("before");
  }

  @Test
  void a_link_inside_is_copied() throws IOException {
    var real = Files.writeString(working.resolve("real"), "real");
    Files.createSymbolicLink(working.resolve("link"), real);

    new WorkFiles(working).bring("link", output);

    assertThat(output).hasContent("real").isRegularFile();
    assertThat(real).exists();
  }
}
