package org.abell.runner.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshHostTest {

  @TempDir Path root;

  private SshServerFixture server;

  @BeforeEach
  void start() throws Exception {
    server = new SshServerFixture(root.resolve("ssh"));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void a_command_has_its_words_its_variables_and_its_code() throws Exception {
    try (var host = host(server.parameters())) {
      var answer =
          host.run(
              List.of(
                  "sh",
                  "-c",
                  "echo \"$1\" \"$SLURM_CONF\"; echo no >&2; exit 3",
                  "sh",
                  "a 'b' $c"));

      assertThat(answer).isEqualTo(new Answer(3, "a 'b' $c /etc/it's\n", "no\n"));
    }
  }

  @Test
  void a_host_that_nobody_knows_is_refused() throws Exception {
    server.forgetKnownHosts();
    try (var host = host(server.parameters())) {
      assertThatThrownBy(() -> host.run(List.of("true")))
          .hasMessageContaining("cannot be reached by ssh: the key SHA256:")
          .hasMessageContaining("is not the one in " + root.resolve("ssh/known_hosts"));
    }
  }

  @Test
  void a_host_with_another_key_than_before_is_refused() throws Exception {
    server.changeHostKey();
    try (var host = host(server.parameters())) {
      assertThatThrownBy(() -> host.run(List.of("true"))).hasMessageContaining("is not the one in");
    }
  }

  @Test
  void an_account_that_does_not_take_the_key_says_so() throws Exception {
    var parameters = new HashMap<>(server.parameters());
    parameters.put("shell_username", "guest");
    try (var host = host(parameters)) {
      assertThatThrownBy(() -> host.run(List.of("true")))
          .hasMessageContaining("guest@127.0.0.1")
          .hasMessageContaining("No more authentication methods available");
    }
  }

  @Test
  void a_broken_connection_is_made_anew() throws Exception {
    try (var host = host(server.parameters())) {
      host.run(List.of("true"));
      server.stop();
      assertThatThrownBy(() -> host.run(List.of("true"))).hasMessageContaining("127.0.0.1");

      server.start();

      assertThat(host.run(List.of("true")).ok()).isTrue();
    }
  }

  @Test
  void a_command_that_takes_too_long_is_given_up() throws Exception {
    try (var host =
        new SshHost(SshAddress.of(server.parameters()), Map.of(), Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> host.run(List.of("sleep", "3")))
          .hasMessage("sleep gave no answer within 1 s");
    }
  }

  @Test
  void a_command_that_is_not_there_is_no_answer() throws Exception {
    try (var host = host(server.parameters())) {
      assertThatThrownBy(() -> host.run(List.of("sbotch"))).hasMessageContaining("sbotch");
    }
  }

  @Test
  void a_key_file_that_is_missing_is_named() {
    var parameters = new HashMap<>(server.parameters());
    parameters.put("shell_private_key", "/nowhere/key");

    assertThatThrownBy(() -> SshAddress.of(parameters))
        .hasMessage("shell_private_key: /nowhere/key cannot be read.");
  }

  private static SshHost host(Map<String, String> parameters) {
    return new SshHost(
        SshAddress.of(parameters), Map.of("SLURM_CONF", "/etc/it's"), Duration.ofSeconds(20));
  }
}
