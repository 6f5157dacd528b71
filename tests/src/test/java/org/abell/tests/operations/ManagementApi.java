package org.abell.tests.operations;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.abell.cluster.Cluster;

/**
 * The requests that the console sends. (HttpURLConnection, because it speaks the digest sign-in of
 * WildFly; the launcher has told the JDK to accept it.)
 */
final class ManagementApi {

  private static final String BOUNDARY = "the-end-of-a-part";

  private final Cluster cluster;

  ManagementApi(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Uploads a file to the content repository; gives its hash as the API writes it. */
  JsonObject addContent(Path file) throws IOException {
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --%s
        Content-Disposition: form-data; name="file"; filename="%s"
        Content-Type: application/octet-stream

        """
            .formatted(BOUNDARY, file.getFileName())
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(Files.readAllBytes(file));
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    var type = "multipart/form-data; boundary=" + BOUNDARY;
    return post("/management/add-content", type, body.toByteArray()).getJsonObject("result");
  }

  /** Performs an operation; gives the answer, also when it failed. */
  JsonObject perform(JsonObject operation) throws IOException {
    var body = operation.toString().getBytes(StandardCharsets.UTF_8);
    return post("/management", "application/json", body);
  }

  /** What somebody is answered who has no account. */
  int statusWithoutAccount(String path) throws IOException {
    return open(path).getResponseCode();
  }

  private JsonObject post(String path, String type, byte[] body) throws IOException {
    var connection = open(path);
    connection.setAuthenticator(account());
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", type);
    try (var stream = connection.getOutputStream()) {
      stream.write(body);
    }
    var good = connection.getResponseCode() < 400;
    try (var stream = good ? connection.getInputStream() : connection.getErrorStream();
        var reader = Json.createReader(stream)) {
      return reader.readObject();
    }
  }

  private HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) cluster.console().resolve(path).toURL().openConnection();
  }

  private Authenticator account() {
    var account = cluster.accounts().management();
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(account.name(), account.password().toCharArray());
      }
    };
  }
}
