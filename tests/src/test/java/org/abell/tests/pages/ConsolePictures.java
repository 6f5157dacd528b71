package org.abell.tests.pages;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the pictures of the docs ({@code mvn -Ppictures verify}): the application is taken off the
 * running domain and deployed again by hand, in WildFly's management console.
 */
@Tag("pictures")
@ExtendWith(ClusterExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsolePictures {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String CONTENT = "#abellear";
  private static final Path APPLICATION =
      Path.of("../ear/target/abell.ear").toAbsolutePath().normalize();

  private final Cluster cluster;

  ConsolePictures(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @Order(1)
  void the_application_is_deployed_to_its_groups_in_the_console() throws IOException {
    takeOff();
    try (var browser = new Browser(cluster.console())) {
      signIn(browser);
      upload(browser);
      browser.click(CONTENT);
      browser.click(CONTENT + " button.dropdown-toggle");
      browser.picture("console-content");
      browser.clickOn(CONTENT + " ul a", "Deploy");
      browser.clickOn(".modal.in td", "handlers");
      browser.clickOn(".modal.in td", "web");
      browser.picture("console-deploy");
      browser.clickOn(".modal.in button", "Deploy");
      browser.read("web, handlers");
      browser.picture("console-deployed");
    }
    cluster.awaitReady();
  }

  @Test
  @Order(2)
  void the_pages_of_admins_show_servers_and_queue() {
    var work = Work.in(Api.newUser(cluster.front()));
    for (var i = 0; i < 30; i++) {
      work.run("slow1", Json.createObjectBuilder().add("seconds", i % 3));
    }
    try (var browser = new Browser(cluster.front())) {
      new Visit(browser).signIn(cluster.accounts().admin());
      browser.open("/admin/queue");
      browser.see("rect.ok");
      browser.picture("queue");
      browser.open("/admin/servers");
      browser.read("handler1");
      browser.picture("servers");
    }
  }

  private void takeOff() throws IOException {
    var management = cluster.management();
    for (var group : List.of("web", "handlers")) {
      for (var operation : List.of("undeploy", "remove")) {
        management.perform(
            operation, Map.of(), PATIENCE, "server-group", group, "deployment", "abell.ear");
      }
    }
    management.perform("remove", Map.of(), PATIENCE, "deployment", "abell.ear");
  }

  /** Digest authentication: given once in an address, the browser keeps it for the console. */
  private void signIn(Browser browser) {
    var account = cluster.accounts().management();
    var console = cluster.console();
    browser.open(
        "http://%s:%s@%s:%d/management?operation=attribute&name=release-version"
            .formatted(account.name(), account.password(), console.getHost(), console.getPort()));
    browser.open("/console/index.html#deployments");
  }

  private static void upload(Browser browser) {
    browser.click("#content-repository");
    browser.click("#content-add-actions");
    browser.follow("Upload Content");
    browser.give(".modal.in input[type='file']", APPLICATION);
    browser.clickOn(".modal.in button", "Next");
    browser.clickOn(".modal.in button", "Finish");
    browser.read("has been successfully uploaded");
    browser.clickOn(".modal.in button", "Close");
  }
}
