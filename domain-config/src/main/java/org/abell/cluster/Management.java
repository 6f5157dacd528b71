package org.abell.cluster;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * WildFly's management API over HTTP. (HttpURLConnection, because it speaks the digest sign-in that
 * WildFly asks for; java.net.http does not.)
 */
public final class Management {

  private static final int CONNECT_MILLIS = 2000;
  private static final int OK = 200;

  private final URI address;
  private final Authenticator login;

  static {
    // WildFly's console asks for digests of MD5, which newer JDKs refuse unless told otherwise; the
    // way is 127.0.0.1 only. See the JDK's net.properties.
    System.setProperty("http.auth.digest.reEnabledAlgorithms", "MD5");
  }

  Management(int port, Accounts.Account account) {
    this.address = URI.create("http://127.0.0.1:" + port + "/management");
    var answer = new PasswordAuthentication(account.name(), account.password().toCharArray());
    this.login =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return answer;
          }
        };
  }

  /**
   * Performs an operation and gives its result.
   *
   * @param path pairs of kind and name, as {@code "host", "primary", "server-config", "web0"}
   * @throws IOException when the server cannot be reached
   * @throws ClusterException when the operation failed
   */
  public JsonValue perform(
      String operation, Map<String, ?> parameters, Duration limit, String... path)
      throws IOException {
    JsonArrayBuilder steps = Json.createArrayBuilder();
    for (int i = 0; i < path.length; i += 2) {
      steps.add(Json.createObjectBuilder().add(path[i], path[i + 1]));
    }
    var request =
        Json.createObjectBuilder(parameters)
            .add("operation", operation)
            .add("address", steps)
            .build();
    var answer = send(request, limit);
    if (!"success".equals(answer.getString("outcome", ""))) {
      throw new ClusterException(
          "WildFly refuses %s of %s: %s"
              .formatted(operation, String.join("/", path), answer.get("failure-description")));
    }
    return answer.getOrDefault("result", JsonValue.NULL);
  }

  /** An attribute as text; empty when the server does not answer. */
  Optional<String> attribute(String name, String... path) {
    try {
      var value = perform("read-attribute", Map.of("name", name), Duration.ofSeconds(5), path);
      return Optional.of(value instanceof JsonString text ? text.getString() : value.toString());
    } catch (IOException | ClusterException e) {
      return Optional.empty();
    }
  }

  private JsonObject send(JsonObject request, Duration limit) throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setAuthenticator(login);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout((int) limit.toMillis());
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    try (var body = connection.getOutputStream()) {
      body.write(request.toString().getBytes(StandardCharsets.UTF_8));
    }
    try (var stream =
            connection.getResponseCode() == OK
                ? connection.getInputStream()
                : connection.getErrorStream();
        var reader = Json.createReader(stream)) {
      return reader.readObject();
    } catch (jakarta.json.JsonException e) {
      throw new IOException("HTTP status " + connection.getResponseCode(), e);
    }
  }
}
