package org.abell.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The servers are sent to another address of their database, and read its password from a file. */
@Tag("slow")
@ExtendWith(ClusterExtension.class)
class DataSourceIT {

  private final Cluster cluster;
  private final DomainScript script;

  @TempDir private Path folder;

  DataSourceIT(Cluster cluster) {
    this.cluster = cluster;
    this.script = new DomainScript(cluster);
  }

  @Test
  void servers_obey_one_after_the_other_and_go_back() throws IOException {
    var passwords =
        Files.createFile(
            folder.resolve("passwords"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwords, "localhost:*:*:*:" + cluster.database().password() + "\n");
    var change =
        new String[] {
          "data-source", "host=localhost", "password-file=" + passwords, "front=" + cluster.front()
        };
    assertThat(script.done(change))
        .containsExactly(
            "handler0 was restarted",
            "handler1 was restarted",
            "handlers: uses the data source",
            "web0 was restarted",
            "web1 was restarted",
            "web: uses the data source");
    assertThat(script.done(change))
        .containsExactly(
            "handlers: uses the data source already", "web: uses the data source already");
    assertThat(arguments("handler0")).contains("-Dabell.db.host=localhost");
    works();

    assertThat(script.done("data-source", "front=" + cluster.front())).hasSize(6);
    assertThat(arguments("web1")).contains("-Dabell.db.host=127.0.0.1");
    works();
  }

  private String arguments(String server) throws IOException {
    var pid = cluster.process(server).orElseThrow().pid();
    return Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
  }

  private void works() {
    var account = cluster.accounts().admin();
    var work = Work.in(Api.visitor(cluster.front()).signIn(account.email(), account.password()));
    assertThat(work.ended(work.slow(0))).isEqualTo("ok");
  }
}
