package org.abell.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderTest {

  @TempDir Path root;

  @Test
  void a_marked_folder_is_all_right() throws IOException {
    SharedFolder.mark(root.resolve("new"), "word");
    assertThat(new SharedFolder(root.resolve("new"), "word").complaint()).isEmpty();
  }

  @Test
  void an_empty_folder_is_not_taken_for_the_shared_one() {
    assertThat(new SharedFolder(root, "word").complaint())
        .hasValue(
            "The data_dir %s is not the folder that the other servers use: it has no file .abell-installation with the text word."
                .formatted(root));
  }

  @Test
  void a_folder_of_another_installation_is_refused_and_stays_as_it_is() throws IOException {
    SharedFolder.mark(root, "theirs");
    assertThat(new SharedFolder(root, "ours").complaint())
        .hasValue("The data_dir %s belongs to another installation.".formatted(root));
    assertThatIOException()
        .isThrownBy(() -> SharedFolder.mark(root, "ours"))
        .withMessageStartingWith("The data_dir %s belongs to another database: ".formatted(root));
    assertThat(new SharedFolder(root, "theirs").complaint()).isEmpty();
  }

  @Test
  void a_place_where_no_folder_can_be_is_told() throws IOException {
    var file = Files.createFile(root.resolve("file"));
    assertThatIOException()
        .isThrownBy(() -> SharedFolder.mark(file.resolve("data"), "word"))
        .withMessageStartingWith(
            "The data_dir %s cannot be written: ".formatted(file.resolve("data")));
    assertThat(new SharedFolder(file, "word").complaint())
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("The data_dir %s cannot be read: ".formatted(file)));
  }

  @Test
  void a_folder_that_cannot_be_seen_has_an_unknown_space() {
    assertThat(new SharedFolder(root, "word").warning()).isEmpty();
    assertThat(new SharedFolder(root.resolve("gone"), "word").warning()).isPresent();
  }
}
