package org.abell.runner.realuser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abell.debian.DebianPackages;
import org.abell.debian.SystemAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The local runner in a process of an ordinary account, with jobs that run as their users. */
class RealUserJobsTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static ServerAccount there;
  private static SystemAccounts accounts;

  @BeforeAll
  static void make() throws IOException {
    DebianPackages.program("bwrap", "bubblewrap");
    there = ServerAccount.make(Map.of());
    accounts = there.accounts();
  }

  @AfterAll
  static void remove() {
    if (there != null) {
      there.close();
    }
  }

  @Test
  void a_job_runs_as_its_user_and_its_outputs_are_the_servers() {
    var root =
        there.prepared(1, accounts.ada(), "id -un; id -un > ../outputs/dataset_1.dat", "OFF");

    assertThat(there.server(root, "start")).containsExactly("Running", "Ended[exitCode=0]");

    assertThat(root.resolve("outputs/tool_stdout")).hasContent(accounts.ada());
    assertThat(there.owner(root.resolve("outputs/dataset_1.dat")))
        .isEqualTo(accounts.server() + " 644");
  }

  @Test
  void an_isolated_job_runs_as_its_user_and_sees_its_input_and_nothing_else() throws Exception {
    var input = there.dataset("dataset_5.dat", "input");
    there.dataset("dataset_9.dat", "another");
    var command =
        "id -un; cat %s; cat %s; ls %s; ls /home; echo x > ../outputs/dataset_2.dat; touch $HOME/h; exit 3"
            .formatted(input, input.resolveSibling("dataset_9.dat"), accounts.jobs());
    var root = there.prepared(2, accounts.ada(), command, "REQUIRED", input.toString());

    assertThat(there.server(root, "start")).containsExactly("Running", "Ended[exitCode=3]");

    assertThat(root.resolve("outputs/tool_stdout")).hasContent(accounts.ada() + "\ninput\n000");
    assertThat(Files.readString(root.resolve("outputs/tool_stderr")))
        .contains("dataset_9.dat: No such");
    assertThat(root.resolve("outputs/dataset_2.dat")).hasContent("x");
  }

  @Test
  void closed_inputs_are_opened_for_the_user_alone() throws Exception {
    var input = there.dataset("dataset_6.dat", "input");
    var other = there.dataset("dataset_7.dat", "other");
    accounts.must(
        "bash",
        "-c",
        "chmod 640 %s %s; chmod 750 %s %s"
            .formatted(input, other, input.getParent(), input.getParent().getParent()));
    var root =
        there.prepared(
            3, accounts.ada(), "cat %s; cat %s".formatted(input, other), "OFF", input.toString());

    assertThat(there.server(root, "start")).containsExactly("Running", "Ended[exitCode=1]");

    assertThat(root.resolve("outputs/tool_stdout")).hasContent("input");
    assertThat(accounts.as(accounts.bob(), "cat", input.toString()).err())
        .contains("Permission denied");
    assertThat(accounts.as(accounts.ada(), "ls", input.getParent().toString()).code()).isNotZero();
  }

  @Test
  void a_job_goes_on_and_is_finished_when_its_handler_was_killed() throws Exception {
    var root = there.prepared(4, accounts.ada(), "touch up; sleep 3; id -un; exit 5", "OFF");
    var handler = there.process(root, "start");
    try {
      assertThat(handler.inputReader().readLine()).isEqualTo("Running");
      await().atMost(SOON).until(() -> Files.exists(root.resolve("working/up")));
    } finally {
      handler.destroyForcibly().waitFor();
    }

    assertThat(there.server(root, "await")).containsExactly("Ended[exitCode=5]");

    assertThat(root.resolve("outputs/tool_stdout")).hasContent(accounts.ada());
    assertThat(there.owner(root.resolve("outputs/tool_stdout"))).startsWith(accounts.server());
  }

  @Test
  void a_job_of_a_killed_handler_can_be_stopped_by_the_next_also_isolated() throws Exception {
    for (var isolation : List.of("OFF", "REQUIRED")) {
      var number = isolation.equals("OFF") ? 5 : 6;
      var command =
          "trap 'echo bye; exit 7' TERM; setsid sleep 300 & touch up; while :; do sleep 0.1; done";
      var root = there.prepared(number, accounts.ada(), command, isolation);
      var handler = there.process(root, "start");
      try {
        await().atMost(SOON).until(() -> Files.exists(root.resolve("working/up")));
      } finally {
        handler.destroyForcibly().waitFor();
      }

      assertThat(there.server(root, "stop")).containsExactly("stopped");

      assertThat(root.resolve("outputs/tool_stdout")).hasContent("bye");
      assertThat(there.owner(root.resolve("outputs/tool_stdout"))).startsWith(accounts.server());
      assertThat(accounts.as(accounts.ada(), "pgrep", "-r", "R,S,D", "-u", accounts.ada()).out())
          .isBlank();
    }
  }

  @Test
  void users_without_an_account_for_jobs_are_told_so() {
    for (var name : List.of("nosuchaccount", accounts.stranger(), "root")) {
      var root =
          there.prepared(
              name.equals("root") ? 7 : name.equals("nosuchaccount") ? 8 : 9, name, "id", "OFF");

      assertThat(there.server(root, "start"))
          .singleElement()
          .asString()
          .startsWith(
              "refused: Jobs run under the system account of their user here, and yours may not: ")
          .contains(name);
      assertThat(root.resolve("outputs/tool_stdout")).doesNotExist();
    }
  }

  @Test
  void a_job_whose_output_has_a_name_elsewhere_fails_with_the_reason() throws Exception {
    var own = accounts.folder().resolve("own");
    accounts.must("install", "-d", "-o", accounts.ada(), own.toString());
    var command = "echo x > %1$s/x; ln %1$s/x ../outputs/dataset_1.dat".formatted(own);
    var root = there.prepared(10, accounts.ada(), command, "OFF");

    assertThat(there.server(root, "start"))
        .element(1)
        .asString()
        .startsWith("Failed")
        .contains("outputs/dataset_1.dat");
    assertThat(root.resolve("outputs/dataset_1.dat")).doesNotExist();
    assertThat(there.server(root, "await")).singleElement().asString().startsWith("Failed");
  }

  @Test
  void where_sudo_does_not_allow_it_the_job_waits() throws Exception {
    var root = there.prepared(11, accounts.ada(), "id", "OFF");
    var configuration = Files.readString(accounts.configuration());
    Files.delete(accounts.configuration());
    try {
      var handler = there.process(root, "start");
      assertThat(handler.waitFor()).isNotZero();
      assertThat(new String(handler.getErrorStream().readAllBytes()))
          .contains("IOException: jobs cannot run as their users: ");
    } finally {
      Files.writeString(accounts.configuration(), configuration);
    }
    assertThat(there.server(root, "start")).containsExactly("Running", "Ended[exitCode=0]");
  }
}
