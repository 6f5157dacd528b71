package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.abell.cluster.Cluster;
import org.abell.debian.DebianPackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that was written for Galaxy works with Abell as it is. */
@ExtendWith(ClusterExtension.class)
class BioBlendIT {

  private final Cluster cluster;

  BioBlendIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void every_call_of_its_jobs_client_is_answered() throws IOException, InterruptedException {
    var python = DebianPackages.python("bioblend", "python3-bioblend");
    var account = cluster.accounts().admin();
    var admin = Api.visitor(cluster.front()).signIn(account.email(), account.password());
    var script = Path.of("src/test/resources/bioblend_jobs.py").toAbsolutePath();
    var process =
        new ProcessBuilder(
                python.toString(),
                script.toString(),
                cluster.front().toString(),
                Api.newUser(cluster.front()).key(),
                admin.key())
            .redirectErrorStream(true)
            .start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).contains("all calls answered");
  }
}
