package org.abell.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerIdentityTest {

  @ParameterizedTest
  @ValueSource(strings = {"web", "handler", "web,handler"})
  void roles_are_read_and_said_alike(String text) {
    var server = new ServerIdentity("s", ServerIdentity.roles(text), "localhost", 1);
    assertThat(server.roleText()).isEqualTo(text);
  }

  @Test
  void an_unknown_role_is_refused_with_the_property_that_holds_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerIdentity.roles("web,worker"))
        .withMessageContaining("abell.role must be web, handler or web,handler");
  }
}
