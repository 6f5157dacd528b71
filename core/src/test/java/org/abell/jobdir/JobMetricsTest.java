package org.abell.jobdir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.abell.job.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobMetricsTest {

  @TempDir Path root;

  @Test
  void the_runtime_follows_from_start_and_end() throws IOException {
    var metrics =
        """
        core galaxy_slots 2
        hostname hostname node7
        core start_epoch 1700000000
        core end_epoch 1700000061
        """;

    assertThat(JobMetrics.read(directory(metrics)))
        .containsExactly(
            number("galaxy_slots", 2),
            new Metric.OfText("hostname", "hostname", "node7"),
            number("start_epoch", 1700000000),
            number("end_epoch", 1700000061),
            number("runtime_seconds", 61));
  }

  @Test
  void what_a_tool_wrote_into_the_file_does_no_harm() throws IOException {
    var metrics = "core galaxy_slots 1\ncore galaxy_slots 9\nevil thing 1\ncore\n\0\n";

    assertThat(JobMetrics.read(directory(metrics))).containsExactly(number("galaxy_slots", 1));
  }

  @Test
  void a_job_that_never_began_has_none() throws IOException {
    assertThat(JobMetrics.read(new JobDirectory(root, 1))).isEmpty();
  }

  private JobDirectory directory(String metrics) throws IOException {
    var directory = new JobDirectory(root, 1);
    Files.writeString(directory.metrics(), metrics);
    return directory;
  }

  private static Metric number(String name, long value) {
    return new Metric.OfNumber("core", name, BigDecimal.valueOf(value));
  }
}
