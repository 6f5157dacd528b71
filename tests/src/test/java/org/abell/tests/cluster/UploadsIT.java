package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Random;
import org.abell.cluster.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ways that clients bring files in, each through the balancer. */
@ExtendWith(ClusterExtension.class)
class UploadsIT {

  private static final String TUS = "/api/upload/resumable_upload";
  private static final String BOUNDARY = "part-of-an-upload";

  private final Cluster cluster;
  private final Work work;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  UploadsIT(Cluster cluster) {
    this.cluster = cluster;
    this.work = Work.in(Api.newUser(cluster.front()));
  }

  @Test
  void pasted_text_gets_unix_line_ends_and_its_datatype() {
    var upload = work.paste("chr1\t10\t20\r\nchr2\t30\t40");
    assertThat(work.ended(upload)).isEqualTo("ok");
    assertThat(work.content(upload.output())).isEqualTo("chr1\t10\t20\nchr2\t30\t40\n");
    var dataset = work.api().get("/api/datasets/" + upload.output()).object();
    assertThat(dataset.getString("extension")).isEqualTo("bed");
    assertThat(dataset.getString("name")).isEqualTo("Pasted Entry");
  }

  @Test
  void a_file_comes_in_pieces_that_any_web_server_takes() throws Exception {
    var content = "galaxy\tcluster\n".repeat(1000).getBytes();
    var session = begin(content.length);
    var half = content.length / 2;
    assertThat(send(session, 0, Arrays.copyOf(content, half), "web0").statusCode()).isEqualTo(204);
    var wrong = send(session, 1, content, "web1");
    assertThat(wrong.statusCode()).isEqualTo(409);
    var rest = Arrays.copyOfRange(content, half, content.length);
    assertThat(send(session, half, rest, "web1").statusCode()).isEqualTo(204);
    var run = fetch(session.replaceFirst(".*/", ""));
    assertThat(work.ended(run)).isEqualTo("ok");
    assertThat(work.content(run.output())).isEqualTo(new String(content));
  }

  @Test
  void a_file_of_twenty_megabytes_comes_as_part_of_a_form() throws Exception {
    var content = new byte[20_000_000];
    new Random(1).nextBytes(content);
    var run = multipart(content);
    assertThat(work.ended(run)).isEqualTo("ok");
    var request = request("/api/datasets/" + run.output() + "/display").build();
    var stored = http.send(request, BodyHandlers.ofByteArray());
    assertThat(stored.body()).isEqualTo(content);
    assertThat(stored.headers().firstValueAsLong("Content-Length")).hasValue(content.length);
  }

  @Test
  void an_address_inside_the_house_is_not_fetched() {
    var upload = work.paste(cluster.console() + "/management");
    assertThat(work.ended(upload)).isEqualTo("error");
  }

  private String begin(long length) throws IOException, InterruptedException {
    var begun =
        http.send(
            request(TUS)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(length))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertThat(begun.statusCode()).isEqualTo(201);
    return URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private HttpResponse<String> send(String session, long offset, byte[] piece, String server)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(cluster.server(server).resolve(session))
            .header("x-api-key", work.api().key())
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Offset", Long.toString(offset))
            .header("Content-Type", "application/offset+octet-stream")
            .method("PATCH", BodyPublishers.ofByteArray(piece))
            .build(),
        BodyHandlers.ofString());
  }

  private Work.Run fetch(String session) {
    var element = Json.createObjectBuilder().add("src", "files").add("ext", "auto");
    var target =
        Json.createObjectBuilder()
            .add("destination", Json.createObjectBuilder().add("type", "hdas"))
            .add("elements", Json.createArrayBuilder().add(element));
    var file = Json.createObjectBuilder().add("session_id", session).add("name", "pairs.txt");
    var body =
        Json.createObjectBuilder()
            .add("history_id", work.history())
            .add("targets", Json.createArrayBuilder().add(target))
            .add("files_0|file_data", file);
    return Work.run(work.api().post("/api/tools/fetch", body));
  }

  private Work.Run multipart(byte[] content) throws IOException, InterruptedException {
    var inputs =
        Json.createObjectBuilder()
            .add("file_type", "auto")
            .add("dbkey", "?")
            .add("files_0|type", "upload_dataset")
            .build();
    var head =
        field("history_id", work.history())
            + field("tool_id", "upload1")
            + field("inputs", inputs.toString())
            + """
            --%s\r
            Content-Disposition: form-data; name="files_0|file_data"; filename="noise.bin"\r
            Content-Type: application/octet-stream\r
            \r
            """
                .formatted(BOUNDARY);
    var body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofByteArray(content),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    var request =
        request("/api/tools")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body)
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    return Work.run(new Api.Answer(response.statusCode(), response.body(), response));
  }

  private static String field(String name, String value) {
    return """
        --%s\r
        Content-Disposition: form-data; name="%s"\r
        \r
        %s\r
        """
        .formatted(BOUNDARY, name, value);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(cluster.front().resolve(path))
        .header("x-api-key", work.api().key());
  }
}
