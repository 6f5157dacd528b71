package org.abell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataDirectoryTest {

  private final DataDirectory data = new DataDirectory(Path.of("/data"));

  @ParameterizedTest
  @CsvSource({"7, 000", "999, 000", "1000, 001", "12287345, 012/287", "1234567890, 001/234/567"})
  void files_are_spread_by_thousands(long id, String folder) {
    assertThat(data.job(id)).isEqualTo(Path.of("/data/jobs", folder, Long.toString(id)));
    assertThat(data.dataset(id))
        .isEqualTo(Path.of("/data/files", folder, "dataset_" + id + ".dat"));
  }
}
