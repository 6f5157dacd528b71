package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.abell.cluster.Cluster;
import org.abell.cluster.FrontKind;
import org.abell.tests.cluster.ClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients see of web servers that die, at every front. */
@ExtendWith(ClusterExtension.class)
class LostWebServersIT {

  private static final int PATIENCE_SECONDS = 90;

  private final Cluster cluster;
  private final Fronts fronts;

  LostWebServersIT(Cluster cluster) {
    this.cluster = cluster;
    this.fronts = new Fronts(cluster);
  }

  @AfterEach
  void restore() {
    for (var name : new String[] {"web0", "web1"}) {
      if (cluster.process(name).isEmpty()) {
        cluster.start(name);
      }
    }
    cluster.awaitReady();
    fronts.close();
  }

  @Test
  void the_other_server_answers_the_next_request_and_a_front_waits_when_there_is_none()
      throws Exception {
    var visitors = new EnumMap<FrontKind, Visitor>(FrontKind.class);
    for (var kind : FrontKind.values()) {
      visitors.put(kind, Visitor.signedInOn("web0", fronts.address(kind)));
    }

    cluster.kill("web0");
    for (var visitor : visitors.entrySet()) {
      var page = visitor.getValue().page();
      assertThat(page).as("at " + visitor.getKey()).startsWith("200 ");
      assertThat(page).contains(visitor.getValue().name());
      assertThat(Visitor.server(page)).isEqualTo("web1");
    }

    cluster.kill("web1");
    var atApache = visitors.get(FrontKind.APACHE).pageLater();
    var atNginx = visitors.get(FrontKind.NGINX).pageLater();
    assertThat(isAnsweredSoon(atApache)).isFalse();
    cluster.start("web0");
    // Sessions died with the last server that held them: the page leads to the sign-in.
    assertThat(atApache.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).matches("(?s)(200|303) .*");
    assertThat(atNginx.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).matches("(?s)(200|303) .*");
  }

  private static boolean isAnsweredSoon(java.util.concurrent.Future<String> answer)
      throws Exception {
    try {
      answer.get(2, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
