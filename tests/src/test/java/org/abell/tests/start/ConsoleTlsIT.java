package org.abell.tests.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.abell.cluster.Sources;
import org.abell.tests.cluster.TestPorts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A host controller whose console was told to speak TLS, and no longer to. */
class ConsoleTlsIT {

  private static final Duration BOOT = Duration.ofSeconds(60);
  private static final Path BASE = Path.of("target/console-tls").toAbsolutePath().normalize();
  private static final Sources SOURCES =
      Sources.ofCheckout(Path.of("..").toAbsolutePath().normalize());
  private static final String PASSWORD = "only-for-this-test";
  private static final int HTTP = TestPorts.SINGLE.console();
  private static final int HTTPS = HTTP + 3;

  @BeforeAll
  static void prepare() throws IOException {
    run("rm", "-rf", BASE.toString());
    run("cp", "-a", SOURCES.wildfly().resolve("domain").toString(), BASE.toString());
    var keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
    var made = "%s -genkeypair -alias console -keyalg EC -dname CN=localhost -ext SAN=ip:127.0.0.1";
    var command = new ArrayList<>(List.of(made.formatted(keytool).split(" ")));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", key().toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    run(command.toArray(String[]::new));
  }

  @Test
  void the_console_is_reached_over_tls_only_and_without_it_after_the_undo() throws Exception {
    configure("console-tls.cli", "console-tls.cli");
    withHostController(
        () -> {
          assertThat(get("https://127.0.0.1:" + HTTPS).uri().getPath())
              .isEqualTo("/console/index.html");
          assertThat(get("http://127.0.0.1:" + HTTP).uri().getScheme()).isEqualTo("https");
        });

    configure("console-plain.cli", "console-plain.cli");
    withHostController(
        () -> {
          assertThat(get("http://127.0.0.1:" + HTTP).uri().getScheme()).isEqualTo("http");
          assertThat(listens(HTTPS)).isFalse();
        });
  }

  /** Something that asks a running host controller. */
  private interface Questions {
    void ask() throws Exception;
  }

  private static void withHostController(Questions questions) throws Exception {
    var builder =
        command(
            SOURCES.wildfly().resolve("bin/domain.sh").toString(),
            "--host-config=host-primary.xml",
            "-Djboss.domain.base.dir=" + BASE,
            "-Djboss.management.http.port=" + HTTP,
            "-Djboss.management.https.port=" + HTTPS);
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    var process = builder.start();
    try {
      await().atMost(BOOT).until(() -> listens(HTTP));
      questions.ask();
    } finally {
      var all = process.descendants().toList();
      process.destroy();
      if (!process.waitFor(BOOT.toSeconds(), TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    }
  }

  /** Runs the scripts twice each, with WildFly offline: the second time changes nothing. */
  private static void configure(String... scripts) throws IOException {
    var session = new ArrayList<String>();
    session.add("embed-host-controller --host-config=host-primary.xml");
    for (var script : scripts) {
      session.addAll(Files.readAllLines(SOURCES.scripts().resolve(script)));
    }
    session.add("stop-embedded-host-controller");
    var file = Files.write(BASE.resolve("session.cli"), session);
    run(SOURCES.wildfly().resolve("bin/jboss-cli.sh").toString(), "--file=" + file);
  }

  private static void run(String... command) throws IOException {
    var process = command(command).start();
    try {
      assertThat(process.waitFor(BOOT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    assertThat(process.exitValue()).as(Files.readString(log())).isZero();
  }

  private static ProcessBuilder command(String... command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log().toFile());
    builder.environment().put("ABELL_CONSOLE_KEY_PASSWORD", PASSWORD);
    builder.environment().put("JAVA_OPTS", "-Xmx256m -Djboss.domain.base.dir=" + BASE);
    return builder;
  }

  private static HttpResponse<Void> get(String address)
      throws IOException, InterruptedException, GeneralSecurityException {
    var client =
        HttpClient.newBuilder().sslContext(trust()).followRedirects(Redirect.NORMAL).build();
    var request = HttpRequest.newBuilder(URI.create(address + "/console/index.html")).build();
    var answer = client.send(request, BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static SSLContext trust() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(key().toFile(), PASSWORD.toCharArray());
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("console", store.getCertificate("console"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static boolean listens(int port) {
    try (var socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static Path key() {
    return BASE.resolve("configuration/console.p12");
  }

  private static Path log() {
    return BASE.resolveSibling("console-tls.log");
  }
}
