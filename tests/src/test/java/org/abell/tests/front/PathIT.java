package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.abell.cluster.Cluster;
import org.abell.cluster.ClusterOptions;
import org.abell.cluster.FrontKind;
import org.abell.cluster.Progress;
import org.abell.cluster.Sources;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.TestPorts;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Abell below a path of a host that has other things too. */
class PathIT {

  private static final String PATH = "/galaxy";
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK =
      Pattern.compile("\\b(href|src|action|hx-get|hx-post|sse-connect)=\"(/[^\"]*)\"");
  private static final int MOST_PAGES = 80;

  private static Cluster cluster;
  private static Fronts fronts;

  @BeforeAll
  static void start() {
    var home = Path.of("target/path").toAbsolutePath();
    var options =
        ClusterOptions.of(Sources.ofCheckout(CHECKOUT), home)
            .withPorts(TestPorts.OTHER)
            .withSystemProperties(Map.of("abell.path", PATH));
    cluster = Cluster.startFresh(options, new Progress(System.out, Clock.systemUTC()));
    fronts = new Fronts(cluster);
  }

  @AfterAll
  static void close() {
    fronts.close();
    cluster.close();
  }

  @ParameterizedTest
  @EnumSource
  void every_link_redirect_cookie_and_document_stays_below_the_path(FrontKind kind)
      throws Exception {
    var front = fronts.address(kind);
    var visitor = Visitor.signedUpAt(front);
    var api = Api.visitor(front).signIn(visitor.email(), visitor.password());
    var work = Work.in(api);
    var dataset = work.paste("one\ntwo\n");
    assertThat(work.ended(dataset)).isEqualTo("ok");

    assertThat(pagesBelow(visitor)).hasSizeGreaterThan(8);

    var login = visitor.send(visitor.login());
    assertThat(login.headers().firstValue("Location")).contains(PATH + "/");
    assertThat(login.headers().allValues("Set-Cookie"))
        .allMatch(cookie -> cookie.toLowerCase(Locale.ROOT).contains("path=" + PATH));
    var stranger = Api.visitor(front).get("/histories");
    assertThat(stranger.response().headers().firstValue("Location").orElse(""))
        .startsWith(PATH + "/login?next=");

    var history = api.get("/api/histories/" + work.history()).object().getString("url");
    assertThat(history).isEqualTo(PATH + "/api/histories/" + work.history());
    var download = api.get("/api/datasets/" + dataset.output()).object().getString("download_url");
    assertThat(download).startsWith(PATH + "/api/");
    assertThat(work.content(dataset.output())).isEqualTo("one\ntwo\n");
    assertThat(
            Api.visitor(URI.create("http://127.0.0.1:" + front.getPort()))
                .get("/api/version")
                .status())
        .isEqualTo(404);
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
}
