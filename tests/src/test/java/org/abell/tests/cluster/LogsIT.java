package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.abell.cluster.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the logs of the servers say of a job. */
@ExtendWith(ClusterExtension.class)
class LogsIT {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final List<String> HANDLERS = List.of("handler0", "handler1");

  private final Cluster cluster;

  LogsIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void lines_about_a_job_have_its_id_and_the_servers_name_as_text_and_as_json() {
    var work = Work.in(Api.newUser(cluster.front()));
    assertThat(work.ended(work.run("true1", Json.createObjectBuilder()))).isEqualTo("ok");
    var id = newestJob();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(handlers("server.log").filter(line -> line.contains("[%d]".formatted(id))))
                  .anyMatch(line -> line.matches(".* handler\\d .* job %d: ended.*".formatted(id)));
              assertThat(
                      handlers("server.json")
                          .map(LogsIT::parsed)
                          .filter(line -> about(line).equals(Long.toString(id))))
                  .isNotEmpty()
                  .allMatch(line -> HANDLERS.contains(line.getString("server")))
                  .anyMatch(
                      line ->
                          line.getString("message").startsWith("job %d: started as".formatted(id)));
            });
  }

  @Test
  void every_server_writes_json_that_can_be_read() {
    for (var server : List.of("lb0", "web0", "web1", "handler0", "handler1")) {
      assertThat(lines(server, "server.json").map(LogsIT::parsed))
          .as(server)
          .isNotEmpty()
          .allMatch(line -> line.getString("server").equals(server));
    }
  }

  private long newestJob() {
    return new Sql(cluster.database())
        .query("select max(id) from job where tool_id = 'true1'", row -> row.getLong(1))
        .get(0);
  }

  private Stream<String> handlers(String file) {
    return HANDLERS.stream().flatMap(handler -> lines(handler, file));
  }

  /** The lines of the newest file; a line that is being written is left out. */
  private Stream<String> lines(String server, String file) {
    var log = cluster.log(server).resolveSibling(file);
    var text = read(log);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines();
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String about(JsonObject line) {
    return line.getJsonObject("mdc").getString("job", "");
  }

  private static JsonObject parsed(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }
}
