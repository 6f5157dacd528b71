package org.abell.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.abell.web.history.ByteRange.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({"bytes=0-4,0,4", "bytes=2-,2,9", "bytes=-3,7,9", "bytes=-30,0,9", "bytes=5-500,5,9"})
  void a_part_is_cut_to_the_file(String header, long first, long last) {
    assertThat(ByteRange.wanted(Optional.of(header), 10))
        .isEqualTo(new Wanted.Part(new ByteRange(first, last)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0"})
  void bytes_beyond_the_end_cannot_be_had(String header) {
    assertThat(ByteRange.wanted(Optional.of(header), 10)).isEqualTo(new Wanted.Unsatisfiable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=4-2", "bytes=0-1,3-4", "lines=1-2", "bytes=-", "bytes=a-b"})
  void what_is_no_single_range_gets_the_whole_file(String header) {
    assertThat(ByteRange.wanted(Optional.of(header), 10)).isEqualTo(new Wanted.Whole());
  }

  @Test
  void no_header_gets_the_whole_file() {
    assertThat(ByteRange.wanted(Optional.empty(), 10)).isEqualTo(new Wanted.Whole());
  }
}
