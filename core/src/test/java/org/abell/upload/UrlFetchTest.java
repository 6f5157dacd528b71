package org.abell.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlFetchTest {

  private static final FetchLimits LIMITS =
      new FetchLimits(1000, Duration.ofSeconds(5), Duration.ofSeconds(5), 2);

  @TempDir Path dir;

  private final UrlFetch fetch = new UrlFetch(LIMITS, true);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Path target;

  @BeforeEach
  void serve() throws IOException {
    target = dir.resolve("fetched");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/text", exchange -> answer(exchange, 200, "hello"));
    server.createContext("/empty", exchange -> answer(exchange, 200, ""));
    server.createContext("/missing", exchange -> answer(exchange, 404, "no"));
    server.createContext("/moved", exchange -> redirect(exchange, "text"));
    server.createContext("/round", exchange -> redirect(exchange, "/round"));
    server.createContext("/away", exchange -> redirect(exchange, "file:///etc/passwd"));
    server.createContext("/inside", exchange -> redirect(exchange, "http://169.254.169.254/"));
    server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(1001)));
    server.createContext("/stalled", this::stall);
    server.start();
  }

  @AfterEach
  void stop() {
    finished.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      // Length 0 means chunks: the client cannot know how much will come.
      exchange.sendResponseHeaders(status, 0);
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().add("Location", location);
    answer(exchange, 302, "");
  }

  private void stall(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write("half".getBytes(UTF_8));
      exchange.getResponseBody().flush();
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
  }

  @Test
  void the_answer_becomes_a_file() throws Exception {
    assertThat(fetch.fetch(at("/text"), target)).isEqualTo(5);
    assertThat(target).hasContent("hello");
    assertThat(fetch.fetch(at("/empty"), target)).isZero();
    assertThat(target).isEmptyFile();
  }

  @Test
  void a_redirect_is_followed() throws Exception {
    fetch.fetch(at("/moved"), target);
    assertThat(target).hasContent("hello");
  }

  private void refused(UrlFetch fetch, URI uri, String reason) {
    assertThatThrownBy(() -> fetch.fetch(uri, target))
        .isInstanceOf(UploadRefused.class)
        .hasMessageContaining(reason);
    assertThat(target).doesNotExist();
  }

  @Test
  void what_is_not_there_or_not_allowed_is_refused_with_a_sentence() {
    refused(fetch, at("/missing"), "was answered with status 404.");
    refused(fetch, at("/round"), "redirects too often.");
    refused(fetch, at("/away"), "file:///etc/passwd is not an http or https URL.");
    refused(fetch, at("/large"), "is larger than 1,000 bytes.");
    refused(fetch, URI.create("http://no-such-host.invalid/"), "There is no host named");
  }

  @Test
  void a_redirect_into_the_network_is_refused() {
    var outside = new UrlFetch(LIMITS, InetAddress::isLoopbackAddress);
    refused(outside, at("/inside"), "http://169.254.169.254/ is an address inside the network.");
  }

  @Test
  void a_server_that_stalls_is_given_up() {
    var hasty =
        new UrlFetch(new FetchLimits(1000, Duration.ofSeconds(5), Duration.ofMillis(300), 2), true);
    refused(hasty, at("/stalled"), "took longer than PT0.3S.");
  }

  @Test
  void a_server_that_is_down_is_named() {
    var uri = at("/text");
    server.stop(0);
    refused(fetch, uri, "could not be fetched");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/x",
        "http://localhost/x",
        "http://[::1]/x",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/"
      })
  void addresses_inside_the_network_are_refused(String uri) {
    refused(new UrlFetch(LIMITS, false), URI.create(uri), "is an address inside the network.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://127.0.0.1/x", "file:///etc/passwd", "jar:x", "text", "http:///x"})
  void other_schemes_are_refused(String uri) {
    refused(fetch, URI.create(uri), "is not an http or https URL.");
  }
}
