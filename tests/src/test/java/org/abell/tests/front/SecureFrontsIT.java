package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.abell.cluster.Cluster;
import org.abell.cluster.FrontKind;
import org.abell.debian.DebianPackages;
import org.abell.tests.cluster.ClusterExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fronts with TLS. */
@ExtendWith(ClusterExtension.class)
class SecureFrontsIT {

  private final Fronts fronts;

  @TempDir private Path folder;

  SecureFrontsIT(Cluster cluster) {
    this.fronts = new Fronts(cluster);
  }

  @ParameterizedTest
  @EnumSource(names = {"APACHE", "NGINX"})
  void tls_is_spoken_and_insisted_on(FrontKind kind) throws Exception {
    var certificate = folder.resolve("certificate.pem");
    var key = folder.resolve("key.pem");
    makeCertificate(certificate, key);
    try (var front = fronts.secure(kind, certificate, key);
        var trusted = Files.newInputStream(certificate)) {
      var client = HttpClient.newBuilder().sslContext(trusting(trusted)).build();
      var secure = URI.create("https://127.0.0.1:" + front.plan().tls().orElseThrow().port());

      var plain = get(client, front.address().resolve("/histories"));
      assertThat(plain.statusCode()).isEqualTo(301);
      assertThat(plain.headers().firstValue("Location")).contains(secure + "/histories");

      var page = get(client, secure.resolve("/login"));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(page.headers().allValues("Strict-Transport-Security")).hasSize(1);

      var cookie = signUp(client, secure).headers().firstValue("Set-Cookie").orElse("");
      assertThat(cookie).startsWith("JSESSIONID=").containsIgnoringCase("secure");
    }
  }

  private static HttpResponse<String> signUp(HttpClient client, URI secure) throws Exception {
    var name = "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    var form = "email=%1$s%%40example.org&name=%1$s&password=secret-%1$s".formatted(name);
    var answer =
        client.send(
            HttpRequest.newBuilder(secure.resolve("/register"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", secure.toString())
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer;
  }

  private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static void makeCertificate(Path certificate, Path key) throws Exception {
    var openssl = DebianPackages.program("openssl", "openssl");
    var command =
        "%s req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -out %s -keyout %s"
            .formatted(openssl, certificate, key);
    var process =
        new ProcessBuilder(command.split(" "))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private static SSLContext trusting(InputStream certificate) throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry(
        "front", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
