package org.abell.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.abell.jobconf.MetricsChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {

  @TempDir Path root;

  @Test
  void both_forms_of_the_file_say_the_same() throws IOException {
    var xml =
        file(
            "job_metrics_conf.xml",
            "<job_metrics><core/><env variables=\"A,B\"/><cpuinfo verbose=\"true\"/></job_metrics>");
    var yaml =
        file(
            "metrics.yml",
            "[{type: core}, {type: env, variables: 'A,B'}, {type: cpuinfo, verbose: true}]");

    assertThat(MetricsFile.read(xml))
        .isEqualTo(MetricsFile.read(yaml))
        .contains(new MetricsChoice.Plugin("env", Map.of("variables", "A,B")));
  }

  @Test
  void a_file_of_something_else_is_refused_by_name() throws IOException {
    var file = file("metrics.yml", "core: true\n");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MetricsFile.read(file))
        .withMessageContaining("metrics.yml: must be a list of plugins");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }
}
