package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abell.cluster.Front;
import org.abell.cluster.FrontKind;
import org.abell.cluster.FrontPlan;
import org.abell.cluster.Ports;
import org.abell.cluster.PreparedServer;
import org.abell.cluster.Sources;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Abell below a path of a host that has other things too. */
class PathIT {

  private static final Duration BOOT = Duration.ofSeconds(180);
  private static final Ports PORTS = new Ports(19680, 19690, 19632, 1);
  private static final String PATH = "/galaxy";
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK =
      Pattern.compile("\\b(href|src|action|hx-get|hx-post|sse-connect)=\"(/[^\"]*)\"");
  private static final int MOST_PAGES = 80;

  private static PreparedServer server;

  @BeforeAll
  static void start() {
    server = PreparedServer.in(Path.of("target/path"), Sources.ofCheckout(CHECKOUT), PORTS, true);
    server.start(Map.of("abell.path", PATH, "abell.trust.forwarded", "true"));
    var api = Api.visitor(URI.create(server.address() + PATH));
    await().atMost(BOOT).ignoreExceptions().until(() -> api.get("/health/ready").status() == 200);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"APACHE", "NGINX"})
  void every_link_redirect_cookie_and_document_stays_below_the_path(FrontKind kind)
      throws Exception {
    Fronts.install(kind);
    try (var front = Front.start(kind, plan(kind))) {
      var visitor = Visitor.signedUpAt(front.address());
      var api = Api.visitor(front.address()).signIn(visitor.email(), visitor.password());
      var work = Work.in(api);
      var dataset = work.paste("one\ntwo\n");
      assertThat(work.ended(dataset)).isEqualTo("ok");

      assertThat(pagesBelow(visitor)).hasSizeGreaterThan(8);

      var login = visitor.send(visitor.login());
      assertThat(login.headers().firstValue("Location")).contains(PATH + "/");
      assertThat(login.headers().allValues("Set-Cookie"))
          .allMatch(cookie -> cookie.toLowerCase(Locale.ROOT).contains("path=" + PATH));
      var stranger = Api.visitor(front.address()).get("/histories");
      assertThat(stranger.response().headers().firstValue("Location").orElse(""))
          .startsWith(PATH + "/login?next=");

      var history = api.get("/api/histories/" + work.history()).object().getString("url");
      assertThat(history).isEqualTo(PATH + "/api/histories/" + work.history());
      var download =
          api.get("/api/datasets/" + dataset.output()).object().getString("download_url");
      assertThat(download).startsWith(PATH + "/api/");
      assertThat(work.content(dataset.output())).isEqualTo("one\ntwo\n");
      assertThat(
              Api.visitor(URI.create("http://127.0.0.1:" + front.address().getPort()))
                  .get("/api/version")
                  .status())
          .isEqualTo(404);
    }
  }

  /** Follows every link that a page has, and gives the pages that it came by. */
  private static HashSet<String> pagesBelow(Visitor visitor) throws Exception {
    var seen = new HashSet<String>();
    var open = new ArrayDeque<>(List.of("/"));
    while (!open.isEmpty() && seen.size() < MOST_PAGES) {
      var path = open.remove();
      if (!seen.add(path)) {
        continue;
      }
      var answer = visitor.send(visitor.request(path));
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        continue;
      }
      var links = LINK.matcher(answer.body());
      while (links.find()) {
        var link = links.group(2).replace("&amp;", "&");
        assertThat(link).as("a link of " + path).startsWith(PATH + "/");
        if (!List.of("action", "hx-post", "sse-connect").contains(links.group(1))) {
          open.add(link.substring(PATH.length()));
        }
      }
    }
    return seen;
  }

  private static FrontPlan plan(FrontKind kind) {
    var port = PORTS.http() + 2 + kind.ordinal();
    return new FrontPlan(
        Path.of("target/path/front-" + port).toAbsolutePath(),
        CHECKOUT.resolve("apache"),
        port,
        port + 2,
        Map.of("abell0", PORTS.http()),
        Path.of("target/path/data/files").toAbsolutePath(),
        Optional.empty(),
        PATH,
        1_000_000,
        Optional.empty());
  }
}
