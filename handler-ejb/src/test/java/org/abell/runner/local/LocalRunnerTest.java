package org.abell.runner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunnerTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Sandbox NO_SANDBOX = Sandbox.none("this is about other things");

  @TempDir Path root;

  private final Queue<RunnerJob> ended = new ConcurrentLinkedQueue<>();
  private final LocalRunner runner = new LocalRunner(Clock.systemUTC(), ended::add, NO_SANDBOX);

  @AfterEach
  void nothing_stays_behind() {
    var leftover = new LocalRunner(Clock.systemUTC(), job -> {}, NO_SANDBOX);
    var later = new LocalRunner(later(), job -> {}, NO_SANDBOX);
    await().atMost(SOON).until(() -> leftover.stop(job("t1")) || later.stop(job("t1")));
  }

  @Test
  void the_exit_code_and_what_the_tool_printed_are_in_the_directory() throws Exception {
    prepare("echo out; echo err >&2; exit 7");

    runner.start(job("t1"));

    await().atMost(SOON).untilAsserted(() -> assertThat(ended).containsExactly(job("t1")));
    assertThat(look(runner)).isEqualTo(new RunState.Ended(7));
    assertThat(directory().toolStdout()).hasContent("out");
    assertThat(directory().toolStderr()).hasContent("err");
  }

  @Test
  void a_job_that_nobody_started_is_told_so() throws Exception {
    prepare("true");

    assertThat(look(runner)).isEqualTo(new RunState.NotStarted());
  }

  @Test
  void a_job_killed_by_a_signal_has_the_code_of_the_signal() throws Exception {
    prepare("kill -SEGV $$");

    runner.start(job("t1"));

    await().atMost(SOON).untilAsserted(() -> assertThat(look(runner)).isEqualTo(ended(139)));
  }

  @Test
  void a_second_start_of_a_job_runs_nothing() throws Exception {
    prepare("echo run >> ../runs; sleep 0.5");

    runner.start(job("t1"));
    new LocalRunner(Clock.systemUTC(), ended::add, NO_SANDBOX).start(job("t1"));

    await().atMost(SOON).untilAsserted(() -> assertThat(ended).hasSize(2));
    await().atMost(SOON).untilAsserted(() -> assertThat(look(runner)).isEqualTo(ended(0)));
    assertThat(root.resolve("runs")).hasContent("run");
  }

  @Test
  void an_attempt_never_takes_the_end_of_another_for_its_own() throws Exception {
    prepare("true");
    runner.start(job("t1"));
    await().atMost(SOON).untilAsserted(() -> assertThat(ended).hasSize(1));

    var states = runner.look(List.of(job("t2")));

    assertThat(states.get(job("t2"))).isInstanceOf(RunState.Lost.class);
  }

  @Test
  void another_handler_finds_the_job_after_the_first_was_killed() throws Exception {
    prepare("until [ -e ../go ]; do sleep 0.05; done; echo done; exit 3");
    var handler = handlerProcess();
    try {
      assertThat(handler.inputReader().readLine()).isEqualTo("started");
    } finally {
      handler.destroyForcibly().waitFor();
    }

    await().atMost(SOON).until(() -> look(runner) instanceof RunState.Running);
    Files.createFile(directory().root().resolve("go"));
    await().atMost(SOON).untilAsserted(() -> assertThat(look(runner)).isEqualTo(ended(3)));
    assertThat(directory().toolStdout()).hasContent("done");
  }

  @Test
  void a_job_sees_nothing_of_the_server() throws Exception {
    prepare("env | cut -d= -f1 | sort");

    runner.start(job("t1"));

    await().atMost(SOON).untilAsserted(() -> assertThat(ended).hasSize(1));
    assertThat(Files.readAllLines(directory().toolStdout()))
        .containsExactlyInAnyOrder(
            "ABELL_JOB",
            "GALAXY_SLOTS",
            "HOME",
            "LANG",
            "OLDPWD",
            "PATH",
            "PWD",
            "SHLVL",
            "TEMP",
            "TMP",
            "TMPDIR",
            "_",
            "_GALAXY_JOB_HOME_DIR",
            "_GALAXY_JOB_TMP_DIR");
  }

  @Test
  void a_polite_stop_lets_the_job_say_goodbye() throws Exception {
    prepare("trap 'echo bye; exit 5' TERM; touch ../ready; while :; do sleep 0.05; done");
    runner.start(job("t1"));
    await().atMost(SOON).until(() -> Files.exists(root.resolve("ready")));

    await().atMost(SOON).until(() -> runner.stop(job("t1")));

    assertThat(directory().toolStdout()).hasContent("bye");
  }

  @Test
  void a_stop_by_force_leaves_no_grandchild_not_even_one_that_left_the_session() throws Exception {
    prepare("trap '' TERM; setsid sleep 300 & (trap '' TERM; sleep 301) & touch ../ready; wait");
    var stubborn = new LocalRunner(later(), ended::add, NO_SANDBOX);
    stubborn.start(job("t1"));
    await().atMost(SOON).until(() -> Files.exists(root.resolve("ready")));
    await().atMost(SOON).until(() -> marked() >= 5);

    await().atMost(SOON).until(() -> stubborn.stop(job("t1")));

    assertThat(marked()).isZero();
  }

  @Test
  void what_a_job_leaves_in_the_background_ends_with_it() throws Exception {
    prepare("sleep 300 & exit 0");

    runner.start(job("t1"));

    await().atMost(SOON).untilAsserted(() -> assertThat(look(runner)).isEqualTo(ended(0)));
    await().atMost(SOON).untilAsserted(() -> assertThat(marked()).isZero());
  }

  @Test
  void a_job_whose_supervisor_was_killed_is_lost_and_what_is_left_of_it_can_be_stopped()
      throws Exception {
    prepare("touch ../ready; sleep 300");
    runner.start(job("t1"));
    await().atMost(SOON).until(() -> Files.exists(root.resolve("ready")));
    ProcessHandle.of(Supervisor.of(directory()).orElseThrow().pid())
        .orElseThrow()
        .destroyForcibly();

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(look(runner)).isInstanceOf(RunState.Lost.class));
    await().atMost(SOON).until(() -> runner.stop(job("t1")));
    assertThat(marked()).isZero();
  }

  @Test
  void a_job_of_another_host_or_an_earlier_boot_is_lost_with_a_sentence_and_never_run_again()
      throws Exception {
    prepare("echo run > ../runs");
    Files.writeString(root.resolve("supervisor"), "t1 17 4711 no-such-boot elsewhere\n");
    assertThat(look(runner))
        .isInstanceOfSatisfying(
            RunState.Lost.class,
            lost ->
                assertThat(lost.reason())
                    .contains("It ran on the host elsewhere", "cannot be watched"));
    var here = ProcessTable.hostName();
    Files.writeString(root.resolve("supervisor"), "t1 17 4711 no-such-boot %s\n".formatted(here));
    assertThat(look(runner))
        .isEqualTo(new RunState.Lost("The host %s was started anew while it ran.".formatted(here)));

    runner.start(job("t1"));

    await().atMost(SOON).untilAsserted(() -> assertThat(ended).hasSize(1));
    assertThat(root.resolve("runs")).doesNotExist();
  }

  @Test
  void a_job_that_ended_on_another_host_has_ended() throws Exception {
    prepare("true");
    Files.writeString(root.resolve("supervisor"), "t1 17 4711 no-such-boot elsewhere\n");
    Files.writeString(directory().exitCodeFile(), "4\n");
    assertThat(look(runner)).isEqualTo(ended(4));
  }

  @Test
  void a_process_that_got_the_number_of_an_earlier_supervisor_is_not_touched() throws Exception {
    prepare("true");
    var stranger = new ProcessBuilder("sleep", "300").start();
    try {
      var boot = ProcessTable.bootId();
      var start = ProcessTable.find(stranger.pid()).orElseThrow().startTicks();
      Files.writeString(
          root.resolve("supervisor"),
          "t1 %d %d %s here\n".formatted(stranger.pid(), start - 1, boot));

      assertThat(look(runner)).isInstanceOf(RunState.Lost.class);
      assertThat(runner.stop(job("t1"))).isTrue();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_job_of_another_installation_with_the_same_token_is_not_touched(@TempDir Path elsewhere)
      throws Exception {
    prepare("sleep 300");
    runner.start(job("t1"));
    await().atMost(SOON).until(() -> marked() > 0);
    var other = new RunnerJob("local", "t1", new JobDirectory(elsewhere, 1));

    assertThat(new LocalRunner(Clock.systemUTC(), ended::add, NO_SANDBOX).stop(other)).isTrue();

    assertThat(look(runner)).isInstanceOf(RunState.Running.class);
    assertThat(marked()).isPositive();
  }

  private static RunState ended(int code) {
    return new RunState.Ended(code);
  }

  private JobDirectory directory() {
    return new JobDirectory(root, 1);
  }

  private RunnerJob job(String token) {
    return new RunnerJob("local", token, directory());
  }

  private void prepare(String command) throws Exception {
    JobScript.of(command).writeTo(directory());
  }

  private RunState look(Runner by) throws IOException {
    return by.look(List.of(job("t1"))).get(job("t1"));
  }

  private int marked() throws IOException {
    var mark = "ABELL_JOB=t1:" + directory().root();
    return ProcessTable.all(p -> ProcessTable.hasVariable(p, mark)).size();
  }

  private Process handlerProcess() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classpath = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java, "-cp", classpath, DyingHandler.class.getName(), "t1", root.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A clock on which every look is a minute after the one before. */
  private static Clock later() {
    return new Clock() {
      private Instant now = Instant.EPOCH;

      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        now = now.plusSeconds(60);
        return now;
      }
    };
  }
}
