package org.abell.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Versions of the application come and go: by the scripts, and as the console does it. */
@Tag("slow")
@ExtendWith(ClusterExtension.class)
class DeploymentsIT {

  private static final Path EAR = DomainScript.SOURCES.application();

  private final Cluster cluster;
  private final DomainScript script;
  private final ManagementApi management;

  @TempDir private Path folder;

  DeploymentsIT(Cluster cluster) {
    this.cluster = cluster;
    this.script = new DomainScript(cluster);
    this.management = new ManagementApi(cluster);
  }

  @Test
  void a_new_version_is_rolled_out_and_back_and_one_that_does_not_work_is_given_up()
      throws Exception {
    assertThat(script.done("redeploy", "ear=" + EAR))
        .allMatch(line -> line.matches("(handlers|web): runs \\S+ already"));
    var next = "ear=" + ChangedApplication.another(folder, "next");
    var front = "front=" + cluster.front();
    assertThat(script.done("redeploy", next, front, "timeout=5"))
        .filteredOn(line -> line.contains("runs"))
        .allMatch(line -> line.matches("(handlers|web): runs abell-\\w{12}.ear, was \\S+.ear"))
        .hasSize(2);
    assertThat(script.done("redeploy", next))
        .allMatch(line -> line.matches("(handlers|web): runs abell-\\w{12}.ear already"));
    works();
    assertThat(script.refused("deploy", "ear=" + EAR))
        .contains("another version")
        .contains("say redeploy");

    var broken =
        "ear="
            + ChangedApplication.with(
                folder, "broken", "META-INF/application.xml", "<application>");
    var refusal = script.refused("redeploy", broken, "timeout=5");
    assertThat(refusal)
        .containsPattern("handlers: abell-\\w{12}.ear does not work, all servers run");
    works();

    assertThat(script.done("roll-back", front, "timeout=5"))
        .filteredOn(line -> line.contains("runs"))
        .allMatch(line -> line.matches("(handlers|web): runs \\S+.ear, was abell-\\w{12}.ear"))
        .hasSize(2);
    works();
    assertThat(script.done("deploy", "ear=" + EAR))
        .allMatch(line -> line.matches("(handlers|web): runs \\S+ already"));
  }

  @Test
  void the_application_is_deployed_over_http_as_the_console_does() throws IOException {
    assertThat(script.done("undeploy")).isNotEmpty();
    assertThat(script.done("undeploy")).containsExactly("Nothing is deployed.");
    assertThat(Api.visitor(cluster.server("web0")).get("/health/ready").status()).isEqualTo(404);

    var hash = management.addContent(EAR);
    var answer = management.perform(deployment("abell.ear", hash));
    assertThat(answer.getString("outcome")).as(answer.toString()).isEqualTo("success");
    cluster.awaitReady();
    works();
    assertThat(script.done("deploy", "ear=" + EAR))
        .containsExactlyInAnyOrder(
            "handlers: runs abell.ear already", "web: runs abell.ear already");
  }

  @Test
  void the_management_interface_answers_nobody_without_account_and_no_other_machine()
      throws IOException {
    assertThat(management.statusWithoutAccount("/management")).isEqualTo(401);
    assertThat(management.statusWithoutAccount("/management/add-content")).isEqualTo(401);
    for (var address : addressesOfThisMachine()) {
      try (var socket = new Socket()) {
        var port = cluster.console().getPort();
        assertThat(connects(socket, address, port))
            .as("%s:%d", address, port)
            .isEqualTo(address.isLoopbackAddress());
      }
    }
  }

  private static boolean connects(Socket socket, InetAddress address, int port) throws IOException {
    try {
      socket.connect(new InetSocketAddress(address, port), 2000);
      return true;
    } catch (ConnectException e) {
      return false;
    }
  }

  private static List<InetAddress> addressesOfThisMachine() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address.getAddress().length == 4)
        .toList();
  }

  private void works() {
    var account = cluster.accounts().admin();
    var work = Work.in(Api.visitor(cluster.front()).signIn(account.email(), account.password()));
    assertThat(work.ended(work.slow(0))).isEqualTo("ok");
    assertThat(script.done("status"))
        .hasSize(cluster.members().size())
        .noneMatch(line -> line.contains("not ready"))
        .noneMatch(line -> line.contains("does not answer"));
  }

  /** Both groups as one operation, one server of a group after the other. */
  private static JsonObject deployment(String name, JsonObject hash) {
    var content = Json.createArrayBuilder().add(Json.createObjectBuilder().add("hash", hash));
    return Json.createObjectBuilder()
        .add("operation", "composite")
        .add("address", Json.createArrayBuilder())
        .add(
            "steps",
            Json.createArrayBuilder()
                .add(step(name).add("content", content))
                .add(step("web", name))
                .add(step("handlers", name)))
        .add(
            "operation-headers",
            Json.createObjectBuilder().add("rollout-plan", oneAfterTheOther("handlers", "web")))
        .build();
  }

  private static jakarta.json.JsonObjectBuilder step(String name) {
    return Json.createObjectBuilder()
        .add("operation", "add")
        .add("address", Json.createArrayBuilder().add("deployment").add(name));
  }

  private static jakarta.json.JsonObjectBuilder step(String group, String name) {
    var address = Json.createArrayBuilder().add("server-group").add(group);
    return Json.createObjectBuilder()
        .add("operation", "add")
        .add("address", address.add("deployment").add(name))
        .add("enabled", true);
  }

  private static jakarta.json.JsonObjectBuilder oneAfterTheOther(String... groups) {
    var series = Json.createArrayBuilder();
    for (var group : groups) {
      var how =
          Json.createObjectBuilder().add("rolling-to-servers", true).add("max-failed-servers", 0);
      series.add(
          Json.createObjectBuilder()
              .add("server-group", Json.createObjectBuilder().add(group, how)));
    }
    return Json.createObjectBuilder().add("in-series", series);
  }
}
