package org.abell.tests.front;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.abell.cluster.Cluster;
import org.abell.cluster.FrontKind;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients see of each front. */
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontsIT {

  private static final List<String> LINES = List.of("one", "two", "three");
  private static final String CONTENT = String.join("\n", LINES) + "\n";
  private static final List<String> ONCE =
      List.of("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy");

  private final Cluster cluster;
  private final Fronts fronts;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  FrontsIT(Cluster cluster) {
    this.cluster = cluster;
    this.fronts = new Fronts(cluster);
  }

  @AfterAll
  void close() {
    fronts.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_user_works_through_it(FrontKind kind) {
    var work = Work.in(Api.newUser(fronts.address(kind)));
    var upload = work.paste(CONTENT);
    assertThat(work.ended(upload)).isEqualTo("ok");
    var inputs = Json.createObjectBuilder().add("input", Work.data(upload.output()));
    var run = work.run("sort1", inputs);
    assertThat(work.ended(run)).isEqualTo("ok");
    assertThat(work.content(run.output()).lines()).containsExactlyInAnyOrderElementsOf(LINES);
  }

  @ParameterizedTest
  @EnumSource
  void a_dataset_comes_whole_or_in_part_and_its_place_is_told_to_nobody(FrontKind kind)
      throws Exception {
    var work = Work.in(Api.newUser(fronts.address(kind)));
    var dataset = work.paste(CONTENT);
    assertThat(work.ended(dataset)).isEqualTo("ok");
    var request =
        HttpRequest.newBuilder(
                fronts.address(kind).resolve("/api/datasets/" + dataset.output() + "/display"))
            .header("x-api-key", work.api().key())
            .header("X-Abell-Front", "apache guessed-by-a-client");
    var whole = send(request);
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(CONTENT);
    assertThat(whole.headers().allValues("Content-Security-Policy")).containsExactly("sandbox");
    assertThat(whole.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(whole.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=");
    assertThat(whole.headers().map().keySet())
        .doesNotContain("x-sendfile", "x-accel-redirect", "x-abell-front");
    var part = send(request.header("Range", "bytes=4-6"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("two");
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 4-6/14");
    var beyond = send(request.setHeader("Range", "bytes=100-"));
    assertThat(beyond.statusCode()).isEqualTo(416);
  }

  @ParameterizedTest
  @EnumSource(names = {"APACHE", "NGINX"})
  void the_front_sends_the_file_and_asks_the_application_each_time(FrontKind kind)
      throws Exception {
    var work = Work.in(Api.newUser(fronts.address(kind)));
    var dataset = work.paste(CONTENT);
    assertThat(work.ended(dataset)).isEqualTo("ok");
    var path = "/api/datasets/" + dataset.output() + "/display";
    var allowed = work.api().get(path);
    // Only who sends a file itself knows when it was written.
    assertThat(allowed.response().headers().firstValue("Last-Modified")).isPresent();
    assertThat(work.api().at(cluster.server("web0")).get(path).response().headers().map())
        .doesNotContainKey("last-modified");
    assertThat(Api.newUser(fronts.address(kind)).get(path).status()).isEqualTo(403);
    assertThat(Api.visitor(fronts.address(kind)).get(path).status()).isIn(401, 403);
    assertThat(work.api().get("/.abell/files/000/dataset_1.dat").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void live_updates_come_while_the_stream_is_open(FrontKind kind) throws Exception {
    var visitor = Visitor.signedUpAt(fronts.address(kind));
    var lines = new CopyOnWriteArrayList<String>();
    var events = visitor.events();
    var reader = CompletableFuture.runAsync(() -> events.forEach(lines::add));
    await().until(() -> lines.contains("event: refresh"));
    var user = Api.visitor(fronts.address(kind)).signIn(visitor.email(), visitor.password());
    var run = Work.in(user).paste(CONTENT);
    await().untilAsserted(() -> assertThat(lines).contains("event: job-" + run.job()));
    assertThat(reader).isNotDone();
    events.close();
  }

  @ParameterizedTest
  @EnumSource
  void what_a_client_says_about_itself_is_not_believed(FrontKind kind) throws Exception {
    var visitor = Visitor.signedUpAt(fronts.address(kind));
    var answer =
        visitor.send(
            visitor
                .login()
                .header("X-Forwarded-For", "9.9.9.9")
                .header("Forwarded", "for=9.9.9.9"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(addressesOf(visitor)).containsOnly("127.0.0.1");
  }

  private List<String> addressesOf(Visitor visitor) throws SQLException {
    var sql =
        "select s.remote_address from web_session s join abell_user u on u.id = s.user_id"
            + " where u.username = ?";
    var database = cluster.database();
    var url =
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name());
    try (var connection = DriverManager.getConnection(url, database.user(), database.password());
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, visitor.name());
      var addresses = new ArrayList<String>();
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          addresses.add(found.getString(1));
        }
      }
      return addresses;
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_answer_has_each_security_header_once(FrontKind kind) throws Exception {
    for (var path : List.of("/", "/static/app.css", "/api/version", "/nowhere")) {
      var answer = get(fronts.address(kind).resolve(path));
      for (var header : ONCE) {
        assertThat(answer.headers().allValues(header)).as(path + " " + header).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void styles_come_small_and_stay_in_the_browser(FrontKind kind) throws Exception {
    var page = get(fronts.address(kind)).body();
    var link = page.replaceAll("(?s).*href=\"(/static/app.css[^\"]*)\".*", "$1");
    var request =
        HttpRequest.newBuilder(fronts.address(kind).resolve(link))
            .header("Accept-Encoding", "gzip");
    var style = http.send(request.build(), BodyHandlers.ofByteArray());
    assertThat(style.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(style.headers().firstValue("Cache-Control").orElse(""))
        .contains("max-age=31536000", "immutable");
  }

  @Test
  void the_balancer_is_administered_from_one_address_alone() throws Exception {
    var inside = get(fronts.administration("127.0.0.1").resolve("/balancer-manager"));
    assertThat(inside.statusCode()).isEqualTo(200);
    assertThat(inside.body()).contains("balancer://web");
    assertThat(get(fronts.address(FrontKind.APACHE).resolve("/balancer-manager")).statusCode())
        .isEqualTo(404);
    assertThat(statusLineFrom("127.0.0.2")).contains(" 403 ");
    assertThat(statusLineFrom("127.0.0.1")).contains(" 200 ");
  }

  private String statusLineFrom(String client) throws IOException {
    var admin = fronts.administration("127.0.0.1");
    try (var socket =
            new Socket(admin.getHost(), admin.getPort(), InetAddress.getByName(client), 0);
        var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      var request = "GET /balancer-manager HTTP/1.0\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return answer.readLine();
    }
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
