package org.abell.cluster;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
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

/** A REST client of Abell with somebody's API key, as any client outside would be. */
public final class Client {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final URI front;
  private final Optional<String> key;
  private final HttpClient http;

  private Client(URI front, Optional<String> key, HttpClient http) {
    this.front = front;
    this.key = key;
    this.http = http;
  }

  /** A client that has not signed in. */
  public static Client of(URI front) {
    var http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();
    return new Client(front, Optional.empty(), http);
  }

  /** The client of an account, which is signed up first when nobody knows it. */
  public Client signedIn(Accounts.Account account) {
    return apiKey(account)
        .or(
            () -> {
              signUp(account);
              return apiKey(account);
            })
        .map(found -> new Client(front, Optional.of(found), http))
        .orElseThrow(
            () ->
                new ClusterException(
                    "The user %s is there, but not with the password of accounts.properties."
                        .formatted(account.email())));
  }

  private Optional<String> apiKey(Accounts.Account account) {
    var login = account.email() + ":" + account.password();
    var encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    var answer =
        send(request("/api/authenticate/baseauth").header("Authorization", "Basic " + encoded));
    if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    return Optional.of(field(json(answer), "api_key"));
  }

  private void signUp(Accounts.Account account) {
    post(
        "/api/users",
        Json.createObjectBuilder()
            .add("username", account.name())
            .add("email", account.email())
            .add("password", account.password())
            .build());
  }

  public JsonValue get(String path) {
    return json(send(request(path)));
  }

  /** A body as it is. */
  public String text(String path) {
    var answer = send(request(path));
    if (answer.statusCode() != OK) {
      throw refused(answer);
    }
    return answer.body();
  }

  public JsonObject post(String path, JsonObject body) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return json(send(request)).asJsonObject();
  }

  /** A text of an answer that must have it. */
  static String field(JsonValue answer, String name) {
    if (answer instanceof JsonObject object && object.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new ClusterException("An answer has no '%s': %s".formatted(name, answer));
  }

  /** The named text of the first thing in a list of an answer. */
  static String firstField(JsonObject answer, String list, String name) {
    if (answer.get(list) instanceof JsonArray things && !things.isEmpty()) {
      return field(things.get(0), name);
    }
    throw new ClusterException("An answer has nothing in '%s': %s".formatted(list, answer));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(front + path)).timeout(ANSWER);
    key.ifPresent(value -> request.header("x-api-key", value));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    var built = request.build();
    try {
      return http.send(built, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new ClusterException(
          "%s %s: no answer (%s).".formatted(built.method(), built.uri(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("The main job was interrupted.", e);
    }
  }

  private static JsonValue json(HttpResponse<String> answer) {
    if (answer.statusCode() != OK) {
      throw refused(answer);
    }
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readValue();
    } catch (JsonException e) {
      throw refused(answer);
    }
  }

  private static ClusterException refused(HttpResponse<String> answer) {
    return new ClusterException(
        "%s %s answers %d: %s"
            .formatted(
                answer.request().method(),
                answer.uri().getPath(),
                answer.statusCode(),
                answer.body().strip().lines().findFirst().orElse("(nothing)")));
  }
}
