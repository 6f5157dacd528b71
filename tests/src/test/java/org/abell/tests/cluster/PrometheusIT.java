package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.cluster.Cluster;
import org.abell.debian.DebianPackages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus with the configuration of the distribution, and questions of the dashboard. */
@ExtendWith(ClusterExtension.class)
class PrometheusIT {

  private static final Path GRAFANA =
      Path.of("../domain-config/src/main/distribution/abell/grafana");
  private static final List<String> SERVERS = List.of("web0", "web1", "handler0", "handler1");
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final Api prometheus =
      Api.visitor(URI.create("http://127.0.0.1:" + TestPorts.PROMETHEUS));

  @TempDir private Path folder;

  private Process server;

  PrometheusIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void start() throws IOException {
    var program = DebianPackages.program("prometheus", "--no-install-recommends", "prometheus");
    Files.copy(GRAFANA.resolve("abell-alerts.yml"), folder.resolve("abell-alerts.yml"));
    server =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + Files.writeString(folder.resolve("p.yml"), configuration()),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + TestPorts.PROMETHEUS)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.destroy();
    server.waitFor();
  }

  @Test
  void prometheus_reads_all_servers_judges_the_alerts_and_answers_the_dashboard()
      throws IOException {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(data("targets").getJsonArray("activeTargets"))
                    .hasSameSizeAs(SERVERS)
                    .allMatch(target -> target.asJsonObject().getString("health").equals("up")));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rules())
                    .isNotEmpty()
                    .allMatch(rule -> rule.getString("health").equals("ok"))
                    .allMatch(rule -> rule.getString("state").equals("inactive")));
    for (var question : dashboard()) {
      var answer = prometheus.get("/api/v1/query?query=" + encoded(question));
      assertThat(answer.status()).as(question + ": " + answer.text()).isEqualTo(200);
    }
    assertThat(values("max by (server) (abell_server_up)")).hasSameSizeAs(SERVERS);
  }

  /** That of the distribution, in more of a hurry and with the servers under test. */
  private String configuration() throws IOException {
    var targets =
        SERVERS.stream()
            .map(name -> cluster.server(name).getAuthority())
            .collect(Collectors.joining(", ", "targets: [", "]"));
    var text = Files.readString(GRAFANA.resolve("prometheus.yml"));
    assertThat(text).contains("scrape_interval: 15s").containsPattern("targets: \\[.*]");
    return "global: {evaluation_interval: 1s}\n"
        + text.replace("scrape_interval: 15s", "scrape_interval: 1s")
            .replaceAll("targets: \\[.*]", targets);
  }

  private static List<String> dashboard() throws IOException {
    try (var reader =
        Json.createReader(Files.newBufferedReader(GRAFANA.resolve("abell-dashboard.json")))) {
      var questions =
          objects(reader.readObject(), "panels")
              .flatMap(panel -> objects(panel, "targets"))
              .map(target -> target.getString("expr"))
              .toList();
      assertThat(questions).hasSizeGreaterThan(10);
      return questions;
    }
  }

  private List<JsonObject> rules() {
    return objects(data("rules"), "groups").flatMap(group -> objects(group, "rules")).toList();
  }

  private List<String> values(String question) {
    return objects(data("query?query=" + encoded(question)), "result")
        .map(result -> ((JsonString) result.getJsonArray("value").get(1)).getString())
        .toList();
  }

  private JsonObject data(String what) {
    return prometheus.get("/api/v1/" + what).object().getJsonObject("data");
  }

  private static Stream<JsonObject> objects(JsonObject parent, String name) {
    return parent.getJsonArray(name).getValuesAs(JsonObject.class).stream();
  }

  private static String encoded(String question) {
    return URLEncoder.encode(question, StandardCharsets.UTF_8);
  }
}
