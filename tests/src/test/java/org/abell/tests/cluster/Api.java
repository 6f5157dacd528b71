package org.abell.tests.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A REST client that shows everything, refusals too. */
public final class Api {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private final URI root;
  private final Optional<String> key;

  private Api(URI root, Optional<String> key) {
    this.root = root;
    this.key = key;
  }

  /** An answer as it came. */
  public record Answer(int status, String text, HttpResponse<String> response) {

    public JsonValue json() {
      try (var reader = Json.createReader(new StringReader(text))) {
        return reader.readValue();
      }
    }

    public JsonObject object() {
      return json().asJsonObject();
    }
  }

  /** A visitor that has no account. */
  public static Api visitor(URI root) {
    return new Api(root, Optional.empty());
  }

  /** A new user of a name that nobody has. */
  public static Api newUser(URI root) {
    var name = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    return visitor(root).signUp(name, name + "@example.org", "secret-" + name);
  }

  /** Signs up and goes on as that user. */
  public Api signUp(String name, String email, String password) {
    var account =
        Json.createObjectBuilder()
            .add("username", name)
            .add("email", email)
            .add("password", password);
    var made = post("/api/users", account);
    if (made.status() != 200) {
      throw new IllegalStateException("sign-up answers " + made.status() + ": " + made.text());
    }
    return signIn(email, password);
  }

  /** Goes on as an existing user. */
  public Api signIn(String email, String password) {
    var login = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
    var answer =
        send(
            request("/api/authenticate/baseauth")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login)));
    return new Api(root, Optional.of(answer.object().getString("api_key")));
  }

  /** The same user at another address. */
  public Api at(URI other) {
    return new Api(other, key);
  }

  public String key() {
    return key.orElseThrow();
  }

  public Answer get(String path) {
    return send(request(path));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer delete(String path, JsonObjectBuilder body) {
    return send(withBody(path, "DELETE", body.build().toString()));
  }

  public Answer post(String path, JsonObjectBuilder body) {
    return post(path, body.build().toString());
  }

  /** Posts a text that may be no JSON at all. */
  public Answer post(String path, String body) {
    return send(withBody(path, "POST", body));
  }

  public Answer put(String path, JsonObjectBuilder body) {
    return send(withBody(path, "PUT", body.build().toString()));
  }

  private HttpRequest.Builder withBody(String path, String method, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
    key.ifPresent(k -> request.header("x-api-key", k));
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
