package org.abell.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainJobDataTest {

  @Test
  void the_table_of_the_main_job_has_five_columns_in_every_line() throws Exception {
    var lines = Files.readAllLines(Path.of("src/main/abell/data/clusters.tsv"));

    assertThat(lines).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    assertThat(lines)
        .allMatch(line -> line.matches("A\\d+\t[0-9.]+\t-?[0-9.]+\t0\\.\\d{3}\t[0-5]"));
  }
}
