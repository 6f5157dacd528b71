package org.abell.runner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.abell.debian.DebianPackages;
import org.abell.isolation.Confined;
import org.abell.isolation.Confinement;
import org.abell.jobconf.Isolation;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Attacks on the server, its secrets and other jobs from within a job, with real processes: each
 * succeeds without isolation, so it is one, and fails with it.
 */
class IsolationTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path root;

  private final Queue<RunnerJob> ended = new ConcurrentLinkedQueue<>();
  private JobDirectory directory;
  private Path data;
  private Sandbox sandbox;

  /** What a job tries; SUCCESS is printed when it worked. */
  enum Attack {
    READ_ANOTHER_JOBS_FILES("cat '%DATA%/jobs/000/2/outputs/tool_stdout' && echo SUCCESS"),
    READ_A_DATASET_THAT_IS_NO_INPUT("cat '%DATA%/files/000/dataset_9.dat' && echo SUCCESS"),
    LIST_THE_DATASETS("[ -e '%DATA%/files/000/dataset_9.dat' ] && echo SUCCESS"),
    READ_THE_SETTINGS("grep id_secret '%ROOT%/etc/abell/abell.yml' && echo SUCCESS"),
    READ_THE_PASSWORD("cat '%ROOT%/etc/abell/database-password' && echo SUCCESS"),
    READ_THE_SERVERS_CONFIGURATION("cat '%ROOT%/wildfly/domain/domain.xml' && echo SUCCESS"),
    READ_THE_SERVERS_ENVIRONMENT("tr '\\0' '\\n' < /proc/%PID%/environ | grep = && echo SUCCESS"),
    READ_THE_ENVIRONMENT_OF_ANY("grep -qz ^SURROUNDS= /proc/[0-9]*/environ && echo SUCCESS"),
    SIGNAL_THE_SERVER("kill -0 %PID% && echo SUCCESS"),
    CONNECT_TO_A_SERVICE("exec 5<> /dev/tcp/127.0.0.1/%PORT% && echo SUCCESS"),
    WRITE_OUTSIDE("echo x >> '%ROOT%/other/file' && echo SUCCESS"),
    WRITE_INTO_ANOTHER_JOB("echo x > '%DATA%/jobs/000/2/galaxy_2.ec' && echo SUCCESS"),
    CHANGE_ITS_OWN_SCRIPT("echo 'echo more' >> ../galaxy_1.sh && echo SUCCESS"),
    BE_ANOTHER_PROCESS("mv ../supervisor ../was && echo SUCCESS"),
    REPLACE_A_FOLDER("mv ../outputs ../was && echo SUCCESS"),
    WRITE_INTO_AN_INPUT("echo x >> '%DATA%/files/000/dataset_5.dat' && echo SUCCESS");

    private final String command;

    Attack(String command) {
      this.command = command;
    }
  }

  @BeforeAll
  static void install() {
    DebianPackages.program("bwrap", "bubblewrap");
  }

  @BeforeEach
  void lay_out_a_server() throws IOException {
    data = root.resolve("etc/data");
    directory = new JobDirectory(data.resolve("jobs/000/1"), 1);
    write("etc/abell/abell.yml", "id_secret: very-secret\n");
    write("etc/abell/database-password", "secret\n");
    write("other/file", "of the host\n");
    write("wildfly/domain/domain.xml", "<password>secret</password>\n");
    write("etc/data/files/000/dataset_5.dat", "input\n");
    write("etc/data/files/000/dataset_9.dat", "of somebody else\n");
    write("etc/data/jobs/000/2/outputs/tool_stdout", "of another job\n");
    write("etc/data/jobs/000/2/galaxy_2.ec", "0\n");
    sandbox =
        Sandbox.tried(
            HostSecrets.of(
                Map.of(
                    "jboss.server.base.dir",
                    root.resolve("wildfly/domain/servers/h0") + "",
                    "abell.config",
                    root.resolve("etc/abell/abell.yml").toString(),
                    "user.home",
                    "/root")));
  }

  @ParameterizedTest
  @EnumSource
  void an_attack_succeeds_without_isolation_and_fails_with_it(Attack attack) throws Exception {
    requireSandbox();
    try (var service = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var command =
          attack
              .command
              .replace("%DATA%", data.toString())
              .replace("%ROOT%", root.toString())
              .replace("%PID%", Long.toString(ProcessHandle.current().pid()))
              .replace("%PORT%", Integer.toString(service.getLocalPort()));
      var around =
          new ProcessBuilder("sleep", "60").redirectErrorStream(true).directory(root.toFile());
      around.environment().put("SURROUNDS", "the server");
      var neighbour = around.start();
      try {
        assertThat(printed(command, Isolation.OFF)).contains("SUCCESS");
        lay_out_a_server();
        directory.delete();

        assertThat(printed(command, Isolation.REQUIRED)).doesNotContain("SUCCESS");
      } finally {
        neighbour.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void an_isolated_job_reads_its_input_and_writes_where_it_may() throws Exception {
    requireSandbox();

    var out =
        printed(
            "cat '%s/files/000/dataset_5.dat'; echo a > \"$HOME/a\"; echo b > \"$TMPDIR/b\";"
                    .formatted(data)
                + " echo c > /tmp/c; echo d > new && mv new ../outputs/dataset_6.dat && echo moved",
            Isolation.REQUIRED);

    assertThat(out).isEqualTo("input\nmoved\n");
    assertThat(directory.outputs().resolve("dataset_6.dat")).hasContent("d");
    assertThat(directory.tmp().resolve("c")).hasContent("c");
    assertThat(directory.metrics()).content().contains("start_epoch", "end_epoch");
  }

  @Test
  void nothing_of_an_isolated_job_outlives_it() throws Exception {
    requireSandbox();

    printed("setsid sleep 311 & setsid setsid sleep 312 & sleep 0.2; true", Isolation.REQUIRED);

    await().atMost(SOON).untilAsserted(() -> assertThat(marked()).isZero());
  }

  @Test
  void an_isolated_job_dies_with_its_supervisor() throws Exception {
    requireSandbox();
    var runner = start("touch ready; setsid sleep 313; true", Isolation.REQUIRED);
    await().atMost(SOON).until(() -> Files.exists(directory.working().resolve("ready")));

    ProcessHandle.of(Supervisor.of(directory).orElseThrow().pid()).orElseThrow().destroyForcibly();

    await().atMost(SOON).untilAsserted(() -> assertThat(marked()).isZero());
    assertThat(look(runner)).isInstanceOf(RunState.Lost.class);
  }

  @Test
  void an_isolated_job_can_say_goodbye_and_is_found_by_another_handler() throws Exception {
    requireSandbox();
    start(
        "trap 'echo bye; exit 5' TERM; touch ready; while :; do sleep 0.05; done",
        Isolation.REQUIRED);
    await().atMost(SOON).until(() -> Files.exists(directory.working().resolve("ready")));
    var later = new LocalRunner(Clock.systemUTC(), ended::add, sandbox);
    assertThat(look(later)).isInstanceOf(RunState.Running.class);

    await().atMost(SOON).until(() -> later.stop(job()));

    assertThat(look(later)).isEqualTo(new RunState.Ended(5));
    assertThat(directory.toolStdout()).hasContent("bye");
  }

  @Test
  void a_network_is_there_for_those_who_may_have_it() throws Exception {
    requireSandbox();
    try (var service = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var command =
          "exec 5<> /dev/tcp/127.0.0.1/%d && echo connected".formatted(service.getLocalPort());
      new Confinement(Isolation.REQUIRED, true, List.of(data), List.of(), List.of())
          .writeTo(prepared(command), Confined.JOB);

      assertThat(run()).isEqualTo("connected\n");
    }
  }

  @Test
  void a_host_that_cannot_isolate_refuses_jobs_that_need_it_and_runs_the_others() throws Exception {
    sandbox = Sandbox.none("bubblewrap is not there");

    assertThat(printed("echo ran", Isolation.AUTO)).isEqualTo("ran\n");
    directory.delete();
    assertThatThrownBy(() -> start("true", Isolation.REQUIRED))
        .isInstanceOf(JobRefused.class)
        .hasMessage("The job has to run isolated, but bubblewrap is not there.");
  }

  /** Fails or skips like all tests of programs that are not there. */
  private void requireSandbox() {
    if (!sandbox.works()) {
      DebianPackages.unable("bubblewrap is missing or not allowed: apt-get install bubblewrap");
    }
  }

  private String printed(String command, Isolation isolation) throws Exception {
    start(command, isolation);
    return waited();
  }

  private LocalRunner start(String command, Isolation isolation) throws Exception {
    var input = data.resolve("files/000/dataset_5.dat");
    var hidden = List.of(data);
    new Confinement(isolation, false, hidden, List.of(input), List.of())
        .writeTo(prepared(command), Confined.JOB);
    var runner = new LocalRunner(Clock.systemUTC(), ended::add, sandbox);
    runner.start(job());
    return runner;
  }

  private String run() throws Exception {
    new LocalRunner(Clock.systemUTC(), ended::add, sandbox).start(job());
    return waited();
  }

  private String waited() throws IOException {
    await().atMost(SOON).untilAsserted(() -> assertThat(ended).isNotEmpty());
    ended.clear();
    var was = root.resolve("etc/data/jobs/000/1/was/tool_stdout");
    return Files.readString(Files.exists(was) ? was : directory.toolStdout());
  }

  private JobDirectory prepared(String command) throws IOException {
    JobScript.of(command).writeTo(directory);
    return directory;
  }

  private RunnerJob job() {
    return new RunnerJob("local", "isolated", directory);
  }

  private RunState look(LocalRunner runner) {
    return runner.look(List.of(job())).get(job());
  }

  private int marked() throws IOException {
    var mark = "ABELL_JOB=isolated:" + directory.root();
    return ProcessTable.all(p -> ProcessTable.hasVariable(p, mark)).size();
  }

  private void write(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
