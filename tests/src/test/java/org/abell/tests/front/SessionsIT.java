package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.ClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of the session of a browser when somebody signs in. */
@ExtendWith(ClusterExtension.class)
class SessionsIT {

  private final Cluster cluster;

  SessionsIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void who_signs_in_again_keeps_the_session_and_for_another_user_its_id_is_worth_nothing()
      throws Exception {
    var browser = Visitor.signedUpAt(cluster.front());
    var session = browser.session();

    assertThat(browser.send(browser.login()).statusCode()).isEqualTo(303);
    assertThat(browser.session()).isEqualTo(session);
    assertThat(browser.page()).startsWith("200 ").contains(browser.name());

    var another = Visitor.signedUpAt(cluster.front());
    assertThat(browser.send(another.login()).statusCode()).isEqualTo(303);
    assertThat(browser.session()).isNotEqualTo(session);
    assertThat(browser.page()).startsWith("200 ").contains(another.name());
    var thief = another.histories().header("Cookie", "JSESSIONID=" + session).build();
    assertThat(HttpClient.newHttpClient().send(thief, BodyHandlers.ofString()).statusCode())
        .isEqualTo(303);
  }
}
