package org.abell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,127.0.0.1,true",
    "127.0.0.1,127.0.0.2,false",
    "10.1.0.0/16,10.1.200.3,true",
    "10.1.0.0/16,10.2.0.1,false",
    "0.0.0.0/0,192.0.2.9,true",
    "0.0.0.0/0,::1,false",
    "::1,0:0:0:0:0:0:0:1,true",
    "2001:db8::/32,2001:db8:7::1,true",
    "2001:db8::/32,2001:db9::1,false"
  })
  void an_address_is_in_its_range_only(String range, String address, boolean in) {
    assertThat(AddressRange.of(range).orElseThrow().contains(address)).isEqualTo(in);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "cafe", "1.2.3", "10.0.0.0/33", "10.0.0.0/x", "", "300.1.1.1"})
  void what_is_no_address_is_refused(String text) {
    assertThat(AddressRange.of(text)).isEmpty();
  }

  @Test
  void a_name_is_in_no_range() {
    assertThat(AddressRange.of("0.0.0.0/0").orElseThrow().contains("localhost")).isFalse();
  }
}
