package org.abell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.abell.mapping.Hook.NoAnswer;
import org.abell.mapping.Hook.Target;
import org.junit.jupiter.api.Test;

class HooksTest {

  private static final Duration SHORT = Duration.ofSeconds(20);

  private final Hooks hooks = new Hooks();

  private static Target shell(String script) {
    return new Target.Program(List.of("sh", "-c", script));
  }

  @Test
  void a_program_reads_the_question_and_writes_the_answer() throws NoAnswer {
    assertThat(hooks.ask(shell("sed s/job/answer/"), "{\"job\": 1}", SHORT))
        .isEqualTo("{\"answer\": 1}");
  }

  @Test
  void a_program_sees_nothing_of_the_servers_environment() throws NoAnswer {
    assertThat(hooks.ask(shell("env | cut -d= -f1 | sort | tr '\\n' ' '"), "", SHORT))
        .contains("PATH")
        .doesNotContain("HOME");
  }

  @Test
  void a_program_that_fails_is_quoted() {
    assertThatThrownBy(() -> hooks.ask(shell("echo no licence >&2; exit 3"), "", SHORT))
        .isInstanceOf(NoAnswer.class)
        .hasMessage("sh ended with 3: no licence");
  }

  @Test
  void a_program_that_takes_too_long_is_ended() {
    assertThatThrownBy(() -> hooks.ask(shell("sleep 300"), "", Duration.ofSeconds(1)))
        .hasMessage("no answer within 1 s");
  }

  @Test
  void a_program_that_is_not_there_is_named() {
    assertThatThrownBy(() -> hooks.ask(new Target.Program(List.of("/no/such")), "", SHORT))
        .isInstanceOf(NoAnswer.class)
        .hasMessageContaining("/no/such");
  }

  @Test
  void a_service_gets_the_question_by_post() throws IOException, NoAnswer {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var question = exchange.getRequestBody().readAllBytes();
          boolean bad = exchange.getRequestURI().getPath().equals("/bad");
          exchange.sendResponseHeaders(bad ? 500 : 200, question.length);
          exchange.getResponseBody().write(question);
          exchange.close();
        });
    server.start();
    try {
      var address = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
      assertThat(hooks.ask(new Target.Service(address), "{\"a\":1}", SHORT)).isEqualTo("{\"a\":1}");
      assertThatThrownBy(() -> hooks.ask(new Target.Service(address.resolve("bad")), "{}", SHORT))
          .hasMessageEndingWith("/bad answered with status 500");
    } finally {
      server.stop(0);
    }
    var gone = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    assertThatThrownBy(() -> hooks.ask(new Target.Service(gone), "{}", SHORT))
        .hasMessageContaining("cannot be reached");
  }
}
