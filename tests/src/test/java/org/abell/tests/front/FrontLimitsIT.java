package org.abell.tests.front;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.concurrent.CompletableFuture;
import org.abell.cluster.Cluster;
import org.abell.cluster.FrontKind;
import org.abell.tests.cluster.ClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients are told who bring too much, or take too long. */
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontLimitsIT {

  private static final long TOO_MANY_BYTES = (64L << 30) + 1;
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Fronts fronts;

  FrontLimitsIT(Cluster cluster) {
    this.fronts = new Fronts(cluster);
  }

  @AfterAll
  void close() {
    fronts.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_request_that_brings_too_much_is_refused_before_it_is_sent(FrontKind kind)
      throws Exception {
    var answer =
        said(
            fronts.address(kind),
            "POST /api/tools HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: "
                + TOO_MANY_BYTES
                + "\r\n\r\n{");
    assertThat(answer).startsWith("HTTP/1.1 413 ");
    assertThat(answer).containsIgnoringCase("content-type: application/json");
    assertThat(answer).containsPattern("\\{\"err_msg\": ?\"[^\"]+\", ?\"err_code\": ?413\\d{3}}");
  }

  @Test
  void whoever_does_not_get_a_request_said_is_cut_off() throws Exception {
    var half = "GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: ";
    var answers = new EnumMap<FrontKind, CompletableFuture<String>>(FrontKind.class);
    for (var kind : FrontKind.values()) {
      var address = fronts.address(kind);
      answers.put(kind, CompletableFuture.supplyAsync(() -> said(address, half)));
    }
    for (var answer : answers.entrySet()) {
      assertThat(answer.getValue().get())
          .as("at " + answer.getKey())
          .matches("(?s)|HTTP/1.1 408 .*");
    }
  }

  /** Everything that comes until the other side closes. */
  private static String said(URI address, String request) {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (SocketTimeoutException e) {
      return "still open";
    } catch (IOException e) {
      return e.toString();
    }
  }
}
