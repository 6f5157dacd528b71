package org.abell.tests.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.abell.cluster.Ports;
import org.abell.cluster.PreparedServer;
import org.abell.cluster.Sources;
import org.abell.tests.cluster.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that cannot work says why in one sentence, stays up, and works once it is mended. */
class BadStartIT {

  private static final Duration BOOT = Duration.ofSeconds(120);
  private static final Ports PORTS = new Ports(19580, 19590, 19532, 1);
  private static final int NOBODY_LISTENS = 19599;

  private static PreparedServer server;
  private static String goodSettings;

  @BeforeAll
  static void prepare() throws IOException {
    var sources = Sources.ofCheckout(Path.of("..").toAbsolutePath().normalize());
    server = PreparedServer.in(Path.of("target/bad-start"), sources, PORTS, true);
    goodSettings = Files.readString(server.settings());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop();
    Files.writeString(server.settings(), goodSettings);
  }

  @Test
  void a_database_that_is_down_is_told_and_the_server_stays_up() {
    server.start(Map.of("abell.db.port", Integer.toString(NOBODY_LISTENS)));
    var reason = reasonOfNotBeingReady();
    assertThat(reason).startsWith("The database cannot be used: ");
    assertThat(status("/health/live")).isEqualTo(200);
    assertThat(status("/health/ready")).isEqualTo(503);
    var answer = Api.visitor(server.address()).get("/api/tools");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.object().getString("err_msg")).isEqualTo(reason);
  }

  @Test
  void a_missing_configuration_is_told_and_read_as_soon_as_it_is_there() throws IOException {
    Files.delete(server.settings());
    server.start(Map.of());
    assertThat(reasonOfNotBeingReady()).contains(server.settings() + ": does not exist");
    Files.writeString(server.settings(), goodSettings);
    await().atMost(BOOT).until(() -> status("/health/ready") == 200);
  }

  @Test
  void a_wrong_configuration_is_told_with_its_line() throws IOException {
    Files.writeString(server.settings(), goodSettings + "local_workers: many\n");
    var line = goodSettings.lines().count() + 1;
    server.start(Map.of());
    assertThat(reasonOfNotBeingReady())
        .contains("abell.yml:%d: local_workers must be a whole number".formatted(line));
  }

  @Test
  void a_user_whom_the_database_does_not_know_is_told() {
    server.start(Map.of("abell.db.user", "nobody"));
    assertThat(reasonOfNotBeingReady())
        .startsWith("The database cannot be used: FATAL: ")
        .contains("nobody");
  }

  @Test
  void a_folder_that_is_not_the_shared_one_is_told_and_the_right_one_is_taken() throws IOException {
    server.start(Map.of());
    await().atMost(BOOT).until(() -> status("/health/ready") == 200);
    var data = server.settings().resolveSibling("data");
    var mark = data.resolve(".abell-installation");
    var text = Files.readString(mark);
    Files.delete(mark);
    await().atMost(BOOT).until(() -> status("/health/ready") == 503);
    assertThat(reasonOfNotBeingReady())
        .isEqualTo(
            "The data_dir %s is not the folder that the other servers use: it has no file .abell-installation with the text %s."
                .formatted(data, text.strip()));
    Files.writeString(mark, text);
    await().atMost(BOOT).until(() -> status("/health/ready") == 200);
  }

  @Test
  void an_unreadable_tool_is_left_out_and_told_while_the_others_are_there() throws IOException {
    var folder = server.settings().resolveSibling("panel");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("bad.xml"), "<tool id=\"bad\">\n  <command>\n</tool>\n");
    Files.writeString(
        folder.resolve("good.xml"),
        """
        <tool id="good" name="Good" version="1.0" profile="24.0">
          <command>true</command>
          <inputs/>
          <outputs/>
        </tool>
        """);
    Files.writeString(
        folder.resolve("tool_panel.xml"),
        """
        <toolbox>
          <section id="s" name="Section"><tool file="bad.xml"/><tool file="good.xml"/></section>
        </toolbox>
        """);
    Files.writeString(
        server.settings(),
        goodSettings.replaceAll(
            "(?m)^tool_panel_file:.*$", "tool_panel_file: panel/tool_panel.xml"));
    server.start(Map.of());
    await().atMost(BOOT).until(() -> status("/health/ready") == 200);
    var tools = Api.visitor(server.address()).get("/api/tools?in_panel=false").text();
    assertThat(tools).contains("\"good\"").doesNotContain("\"bad\"");
    assertThat(Files.readString(server.log())).contains("bad.xml:3: ");
  }

  /** What the server says once it has looked at its configuration. */
  private static String reasonOfNotBeingReady() {
    return await()
        .atMost(BOOT)
        .until(
            () -> health().map(h -> h.getString("reason")).orElse(""),
            reason -> !reason.isEmpty() && !reason.equals("The server is starting."));
  }

  private static Optional<JsonObject> health() {
    try {
      var answer = Api.visitor(server.address()).get("/health/ready");
      return answer.text().startsWith("{") ? Optional.of(answer.object()) : Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static int status(String path) {
    try {
      return Api.visitor(server.address()).get(path).status();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }
}
