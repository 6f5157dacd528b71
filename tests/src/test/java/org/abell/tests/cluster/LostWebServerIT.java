package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.abell.cluster.Cluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
class LostWebServerIT {

  private static final String ANSWERED_BY = "answered by ";

  private final Cluster cluster;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

  LostWebServerIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @AfterEach
  void restore() {
    for (var name : new String[] {"web0", "web1"}) {
      if (cluster.process(name).isEmpty()) {
        cluster.start(name);
      }
    }
    cluster.awaitReady();
  }

  @Test
  void a_user_stays_signed_in_when_the_web_server_dies() throws Exception {
    var account = cluster.accounts().admin();
    signIn(account.email(), account.password());
    var first = server(page());
    assertThat(server(page())).as("a user stays on one server").isEqualTo(first);
    cluster.kill(first);
    // The balancer may need a moment to see that the server is gone.
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var page = page();
              assertThat(page).contains(account.name());
              assertThat(server(page)).isNotEqualTo(first);
            });
  }

  private void signIn(String name, String password) throws IOException, InterruptedException {
    var form =
        "name=%s&password=%s&next="
            .formatted(
                URLEncoder.encode(name, StandardCharsets.UTF_8),
                URLEncoder.encode(password, StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(cluster.front().resolve("/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    assertThat(browser.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(303);
  }

  /** A page that only those see who are signed in. */
  private String page() throws IOException, InterruptedException {
    HttpResponse<String> response =
        browser.send(
            HttpRequest.newBuilder(cluster.front().resolve("/histories")).build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static String server(String page) {
    return page.substring(page.indexOf(ANSWERED_BY) + ANSWERED_BY.length()).split("\\W")[0];
  }
}
