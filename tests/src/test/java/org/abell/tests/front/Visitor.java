package org.abell.tests.front;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A person with a browser at one front. */
final class Visitor {

  private static final String ANSWERED_BY = "answered by ";
  private static final Duration BETWEEN_SIGN_UPS = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final URI front;
  private final String name = "v" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser;

  private Visitor(URI front) {
    this.front = front;
    this.browser =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
  }

  /** Somebody who has just signed up with the page for it. */
  static Visitor signedUpAt(URI front) throws IOException, InterruptedException {
    var visitor = new Visitor(front);
    visitor.signUp(visitor.request("/register"));
    return visitor;
  }

  /**
   * Somebody whose session lives on that server: who comes with a session of it, even one that is
   * over, is sent there as soon as the front knows the server.
   */
  static Visitor signedInOn(String server, URI front) {
    var signedIn = new AtomicReference<Visitor>();
    await(front + " sends nobody to " + server)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN_SIGN_UPS)
        .until(
            () -> {
              var visitor = new Visitor(front);
              visitor.signUp(
                  visitor.request("/register").header("Cookie", "JSESSIONID=over." + server));
              signedIn.set(visitor);
              return server(visitor.page()).equals(server);
            });
    return signedIn.get();
  }

  private void signUp(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer =
        send(
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form())));
    if (answer.statusCode() != 303) {
      throw new IllegalStateException("sign-up answers " + answer.statusCode());
    }
  }

  private String form() {
    return "email=%s&name=%s&password=%s"
        .formatted(URLEncoder.encode(email(), StandardCharsets.UTF_8), name, password());
  }

  String name() {
    return name;
  }

  String email() {
    return name + "@example.org";
  }

  String password() {
    return "secret-" + name;
  }

  /** The request of a page that only those see who are signed in. */
  HttpRequest.Builder histories() {
    return request("/histories");
  }

  /** The request that signs in once more. */
  HttpRequest.Builder login() {
    var form = "name=%s&password=%s&next=".formatted(name, password());
    return request("/login")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  /** The same, by somebody whose browser has just been started. */
  HttpRequest.Builder loginWithoutSession() {
    cookies.getCookieStore().removeAll();
    return login();
  }

  /** The same, with a body that the client takes some time to send. */
  HttpRequest.Builder slowLogin(Duration time) {
    var form = "name=%s&password=%s&next=&padding=".formatted(name, password());
    return request("/login")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofInputStream(() -> new SlowBody(form, time)));
  }

  /** The id of the browser's session, without the server that it lives on. */
  String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("JSESSIONID"))
        .map(cookie -> cookie.getValue().split("\\.")[0])
        .findFirst()
        .orElseThrow();
  }

  String page() throws IOException, InterruptedException {
    var answer = send(histories());
    return answer.statusCode() + " " + answer.body();
  }

  CompletableFuture<String> pageLater() {
    return browser
        .sendAsync(histories().build(), BodyHandlers.ofString())
        .thenApply(answer -> answer.statusCode() + " " + answer.body());
  }

  /** The status of the answer to come. */
  CompletableFuture<Integer> later(HttpRequest.Builder request) {
    return browser
        .sendAsync(request.build(), BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /** The web server that made a page. */
  static String server(String page) {
    return page.substring(page.indexOf(ANSWERED_BY) + ANSWERED_BY.length()).split("\\W")[0];
  }

  /** The lines of the stream of live updates; closing it ends the stream. */
  Stream<String> events() throws IOException, InterruptedException {
    return browser.send(request("/events").build(), BodyHandlers.ofLines()).body();
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  /** The answer while it comes; closing its body ends it. */
  HttpResponse<InputStream> open(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), BodyHandlers.ofInputStream());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(front + path)).timeout(PATIENCE);
  }
}
