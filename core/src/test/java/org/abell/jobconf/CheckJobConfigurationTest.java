package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckJobConfigurationTest {

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int check(String... arguments) {
    return CheckJobConfiguration.run(
        arguments, new PrintStream(out), new PrintStream(err), name -> Optional.empty());
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void a_good_file_is_summed_up() throws IOException {
    var file = Files.writeString(folder.resolve("job_conf.yml"), Configurations.yaml(""));
    assertThat(check(file.toString())).isZero();
    assertThat(text(out))
        .isEqualTo(
            "Usable. Runners: 2, handlers: 0, destinations: 1, tool mappings: 0; warnings: 0.");
  }

  @Test
  void every_finding_has_its_line() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("job_conf.yml"),
            Configurations.yaml("colour: red\nhandling: {max_grab: x}"));
    assertThat(check(file.toString())).isEqualTo(1);
    assertThat(text(out).lines())
        .containsExactly(
            file + ":1: warning: unknown key 'colour' in the job configuration; it is ignored",
            file + ":2: refused: max_grab of handling must be a whole number, not 'x'",
            "Refused. Errors: 1, warnings: 1.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "a b"})
  void a_wrong_call_is_answered_with_the_right_one(String arguments) {
    assertThat(check(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo("Usage: CheckJobConfiguration FILE, a job_conf.xml or job_conf.yml.");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void a_file_that_is_not_there_is_a_wrong_call() {
    var file = folder.resolve("none.xml");
    assertThat(check(file.toString())).isEqualTo(2);
    assertThat(text(err)).isEqualTo(file + ": there is no such file");
  }
}
