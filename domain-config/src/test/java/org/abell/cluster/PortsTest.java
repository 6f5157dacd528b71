package org.abell.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void a_taken_port_is_named_with_the_property_that_changes_it() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports = new Ports(other.getLocalPort(), 1, 2, 3);
      var uses = ports.uses(Member.SIMPLE, false).subList(0, 1);

      assertThat(Ports.taken(uses))
          .contains(
              "Port %d of 127.0.0.1, meant for the front, is taken; give another with -Dhttp.port=…"
                  .formatted(other.getLocalPort()));
    }
  }

  @Test
  void a_free_port_is_not_complained_about() throws Exception {
    int port;
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = other.getLocalPort();
    }

    assertThat(Ports.taken(new Ports(port, 1, 2, 3).uses(Member.SIMPLE, false).subList(0, 1)))
        .isEmpty();
  }

  @Test
  void no_port_of_a_domain_is_used_twice() {
    var uses = Ports.DEFAULT.uses(Member.DOMAIN, true);

    assertThat(new HashSet<>(uses.stream().map(Ports.Use::port).toList())).hasSameSizeAs(uses);
    assertThat(uses).hasSize(14);
  }

  @Test
  void a_database_of_somebody_else_needs_no_port() {
    assertThat(Ports.DEFAULT.uses(Member.DOMAIN, false))
        .extracting(Ports.Use::property)
        .doesNotContain("db.port");
  }

  @Test
  void the_balancer_is_at_the_front_and_the_others_at_their_offsets() {
    assertThat(Member.DOMAIN)
        .extracting(Ports.DEFAULT::http)
        .containsExactly(8080, 18180, 18280, 18380, 18480);
  }

  @Test
  void an_offset_that_leads_past_the_last_port_is_refused() {
    assertThatThrownBy(() -> new Ports(8080, 9990, 54329, 60000))
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith("port.offset leads to the port 68990");
  }
}
