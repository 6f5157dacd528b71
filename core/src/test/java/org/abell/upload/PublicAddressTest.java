package org.abell.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "93.184.216.34, true",
    "172.32.0.1, true",
    "100.128.0.1, true",
    "2606:2800:220:1::1, true",
    "127.0.0.1, false",
    "127.9.9.9, false",
    "0.0.0.0, false",
    "0.1.2.3, false",
    "10.0.0.1, false",
    "172.16.0.1, false",
    "172.31.255.255, false",
    "192.168.1.1, false",
    "169.254.169.254, false",
    "100.64.0.1, false",
    "198.18.0.1, false",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "::1, false",
    "::, false",
    "::ffff:127.0.0.1, false",
    "::ffff:10.0.0.1, false",
    "fe80::1, false",
    "fd00::1, false",
    "ff02::1, false",
    "64:ff9b::7f00:1, false",
    "2002:7f00:1::, false",
    "2001:0:1::, false"
  })
  void only_addresses_of_the_internet_are_public(String address, boolean expected)
      throws UnknownHostException {
    assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isEqualTo(expected);
  }
}
