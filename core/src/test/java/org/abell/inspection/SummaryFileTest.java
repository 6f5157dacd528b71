package org.abell.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.abell.history.DatasetSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryFileTest {

  private static final String FORM =
      """
      {"extension": "txt", "size": 4, "blurb": "1 line", "peek": "a", "metadata": {%s}}""";

  @TempDir Path root;

  private Path file;

  @BeforeEach
  void name() {
    file = root.resolve("dataset_1.dat.json");
  }

  @Test
  void what_is_written_is_read() throws IOException {
    var summary =
        new DatasetSummary(
            "tabular",
            7,
            "1 line",
            "a\tö \"b\"\n",
            "{\"columns\":2,\"column_types\":[\"str\",null],\"attribute_types\":{\"n\":\"int\"}}");

    SummaryFile.write(file, summary);

    assertThat(read()).hasValue(summary);
    assertThat(root).isDirectoryContaining(f -> f.equals(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"n\": 1e999999999",
        "\"n\": 1234567890123456789012",
        "\"n\": \"\\u0000\"",
        "\"n\": \"\\ud800\"",
        "\"\\u0000\": 1",
        "\"n\": [[[[[[[[[[1]]]]]]]]]]",
        "\"n\": "
      })
  void metadata_that_nobody_could_use_are_refused(String metadata) throws IOException {
    Files.writeString(file, FORM.formatted(metadata));

    assertThat(read()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{}",
        "{\"extension\": \"txt\"}",
        "{\"extension\":\"txt\",\"size\":1.5,\"blurb\":\"\",\"peek\":\"\",\"metadata\":{}}",
        "{\"extension\":\"txt\",\"size\":\"1\",\"blurb\":\"\",\"peek\":\"\",\"metadata\":{}}",
        "{\"extension\":\"txt\",\"size\":1,\"blurb\":7,\"peek\":\"\",\"metadata\":{}}",
        "{\"extension\":\"txt\",\"size\":1,\"blurb\":\"\",\"peek\":\"\",\"metadata\":[]}",
        "{\"extension\":\"txt\",\"size\":1,\"blurb\":\"\\u0000\",\"peek\":\"\",\"metadata\":{}}"
      })
  void another_form_is_refused(String text) throws IOException {
    Files.writeString(file, text);

    assertThat(read()).isEmpty();
  }

  @Test
  void the_form_itself_is_accepted() throws IOException {
    Files.writeString(file, FORM.formatted("\"data_lines\": 1"));

    assertThat(read()).hasValue(new DatasetSummary("txt", 4, "1 line", "a", "{\"data_lines\":1}"));
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    var bytes = FORM.formatted("\"n\": \"x\"").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 4] = (byte) 0xff;
    Files.write(file, bytes);

    assertThat(read()).isEmpty();
  }

  @Test
  void a_file_that_is_too_long_is_refused() throws IOException {
    Files.writeString(file, FORM.formatted("\"n\": \"" + "x".repeat(9 << 20) + "\""));

    assertThat(read()).isEmpty();
  }

  @Test
  void a_link_and_a_folder_and_nothing_are_refused() throws IOException {
    var other = Files.writeString(root.resolve("other"), FORM.formatted(""));
    Files.createSymbolicLink(file, other);

    assertThat(read()).isEmpty();
    assertThat(SummaryFile.read(root)).isEmpty();
    assertThat(SummaryFile.read(root.resolve("missing"))).isEmpty();
  }

  @Test
  void a_pipe_is_not_waited_for() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();

    assertThat(read()).isEmpty();
  }

  private Optional<DatasetSummary> read() {
    return SummaryFile.read(file);
  }
}
