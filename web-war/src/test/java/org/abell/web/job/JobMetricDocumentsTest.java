package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.abell.job.Metric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobMetricDocumentsTest {

  @ParameterizedTest
  @CsvSource({
    "runtime_seconds,1,1 second",
    "runtime_seconds,59,59 seconds",
    "runtime_seconds,61,1 minute",
    "runtime_seconds,7260,2 hours and 1 minute",
    "galaxy_slots,4.0000000,4",
    "start_epoch,0,1970-01-01 00:00:00",
    "memory.max_usage_in_bytes,1500000,1.5 MB"
  })
  void numbers_are_put_into_words(String name, BigDecimal number, String words) {
    assertThat(JobMetricDocuments.value(new Metric.OfNumber("core", name, number)))
        .isEqualTo(words);
  }
}
