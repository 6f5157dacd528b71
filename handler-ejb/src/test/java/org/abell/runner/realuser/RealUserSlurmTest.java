package org.abell.runner.realuser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.abell.debian.SlurmCluster;
import org.abell.debian.SystemAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real Slurm of root's, asked by a server of an ordinary account for its users. */
class RealUserSlurmTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String OWNER = "scontrol show job $SLURM_JOB_ID | grep -o 'UserId=[^(]*'; ";

  private static SlurmCluster slurm;
  private static ServerAccount there;
  private static SystemAccounts accounts;

  @BeforeAll
  static void make() throws IOException {
    slurm = SlurmCluster.start();
    var configuration = slurm.configuration().toString();
    there = ServerAccount.make(Map.of("slurm.conf", configuration));
    accounts = there.accounts();
    accounts.configure(
        "program sbatch /usr/bin/sbatch\nprogram scancel /usr/bin/scancel\nvariable SLURM_CONF %s\n"
            .formatted(configuration));
  }

  @AfterAll
  static void remove() {
    if (there != null) {
      there.close();
    }
    if (slurm != null) {
      slurm.close();
    }
  }

  private static Path job(int number, String command) {
    var environment = "export SLURM_CONF=%s; ".formatted(slurm.configuration());
    return there.prepared(number, accounts.ada(), environment + command, "OFF");
  }

  @Test
  void a_job_is_its_users_at_slurm_and_its_outputs_are_the_servers() {
    var root = job(1, OWNER + "id -un; umask; echo x > ../outputs/dataset_1.dat; exit 4");

    assertThat(there.server(root, "start")).containsExactly("Waiting", "Ended[exitCode=4]");

    assertThat(root.resolve("outputs/tool_stdout"))
        .hasContent("UserId=%1$s\n%1$s\n0007".formatted(accounts.ada()));
    assertThat(there.owner(root.resolve("outputs/dataset_1.dat")))
        .isEqualTo(accounts.server() + " 644");
  }

  @Test
  void a_job_is_found_and_finished_when_its_handler_was_killed() throws Exception {
    var root = job(2, "touch up; sleep 2; exit 5");
    killedAfter(root);

    assertThat(there.server(root, "await")).containsExactly("Ended[exitCode=5]");
  }

  @Test
  void a_job_of_a_killed_handler_is_cancelled_by_the_next() throws Exception {
    var root = job(3, "touch up; sleep 300");
    killedAfter(root);

    assertThat(there.server(root, "stop")).containsExactly("stopped");

    assertThat(there.owner(root.resolve("working/up"))).startsWith(accounts.server());
    assertThat(slurm.run("squeue", "-h", "-t", "running", "-u", accounts.ada())).isBlank();
  }

  private static void killedAfter(Path root) throws Exception {
    var handler = there.process(root, "start");
    try {
      await().atMost(SOON).until(() -> Files.exists(root.resolve("working/up")));
    } finally {
      handler.destroyForcibly().waitFor();
    }
  }
}
