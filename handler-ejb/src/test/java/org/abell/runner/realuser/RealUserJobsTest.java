package org.abell.runner.realuser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.abell.debian.DebianPackages;
import org.abell.debian.SystemAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The local runner in a process of an ordinary account, with jobs that run as their users. */
class RealUserJobsTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static SystemAccounts accounts;
  private static Path classes;
  private static Path home;

  @BeforeAll
  static void make() throws IOException {
    accounts = SystemAccounts.create();
    DebianPackages.program("bwrap", "bubblewrap");
    classes = accounts.folder().resolve("classes");
    Files.createDirectories(classes);
    var folders = 0;
    for (var path : ServerOfUsers.needed().toList()) {
      var to = Files.isDirectory(path) ? classes.resolve("" + folders++) : classes;
      accounts.must("cp", "-r", path.toString(), to.toString());
    }
    accounts.must("chmod", "-R", "a+rX", classes.toString());
    home = accounts.folder().resolve("server");
    accounts.must("install", "-d", "-m", "700", "-o", accounts.server(), home.toString());
  }

  @AfterAll
  static void remove() {
    if (accounts != null) {
      accounts.close();
    }
  }

  @Test
  void a_job_runs_as_its_user_and_its_outputs_are_the_servers() {
    var root = prepared(1, accounts.ada(), "id -un; id -un > ../outputs/dataset_1.dat", "OFF");

    assertThat(server(root, "start")).containsExactly("Running", "Ended[exitCode=0]");

    assertThat(root.resolve("outputs/tool_stdout")).hasContent(accounts.ada());
    assertThat(owner(root.resolve("outputs/dataset_1.dat"))).isEqualTo(accounts.server() + " 644");
  }

  @Test
  void an_isolated_job_runs_as_its_user_and_sees_its_input_and_nothing_else() throws Exception {
    var input = dataset("dataset_5.dat", "input");
    dataset("dataset_9.dat", "another");
    var command =
        "id -un; cat %s; cat %s; ls %s; ls /home; echo x > ../outputs/dataset_2.dat; touch $HOME/h; exit 3"
            .formatted(input, input.resolveSibling("dataset_9.dat"), accounts.jobs());
    var root = prepared(2, accounts.ada(), command, "REQUIRED", input.toString());

    assertThat(server(root, "start")).containsExactly("Running", "Ended[exitCode=3]");

    assertThat(root.resolve("outputs/tool_stdout")).hasContent(accounts.ada() + "\ninput\n000");
    assertThat(Files.readString(root.resolve("outputs/tool_stderr")))
        .contains("dataset_9.dat: No such");
    assertThat(root.resolve("outputs/dataset_2.dat")).hasContent("x");
  }

  @Test
  void closed_inputs_are_opened_for_the_user_alone() throws Exception {
    var input = dataset("dataset_6.dat", "input");
    var other = dataset("dataset_7.dat", "other");
    accounts.must(
        "bash",
        "-c",
        "chmod 640 %s %s; chmod 750 %s %s"
            .formatted(input, other, input.getParent(), input.getParent().getParent()));
    var root =
        prepared(
            3, accounts.ada(), "cat %s; cat %s".formatted(input, other), "OFF", input.toString());

    assertThat(server(root, "start")).containsExactly("Running", "Ended[exitCode=1]");

    assertThat(root.resolve("outputs/tool_stdout")).hasContent("input");
    assertThat(accounts.as(accounts.bob(), "cat", input.toString()).err())
        .contains("Permission denied");
    assertThat(accounts.as(accounts.ada(), "ls", input.getParent().toString()).code()).isNotZero();
  }

  @Test
  void a_job_goes_on_and_is_finished_when_its_handler_was_killed() throws Exception {
    var root = prepared(4, accounts.ada(), "touch up; sleep 3; id -un; exit 5", "OFF");
    var handler = process(root, "start");
    try {
      assertThat(handler.inputReader().readLine()).isEqualTo("Running");
      await().atMost(SOON).until(() -> Files.exists(root.resolve("working/up")));
    } finally {
      handler.destroyForcibly().waitFor();
    }

    assertThat(server(root, "await")).containsExactly("Ended[exitCode=5]");

    assertThat(root.resolve("outputs/tool_stdout")).hasContent(accounts.ada());
    assertThat(owner(root.resolve("outputs/tool_stdout"))).startsWith(accounts.server());
  }

  @Test
  void a_job_of_a_killed_handler_can_be_stopped_by_the_next_also_isolated() throws Exception {
    for (var isolation : List.of("OFF", "REQUIRED")) {
      var number = isolation.equals("OFF") ? 5 : 6;
      var command =
          "trap 'echo bye; exit 7' TERM; setsid sleep 300 & touch up; while :; do sleep 0.1; done";
      var root = prepared(number, accounts.ada(), command, isolation);
      var handler = process(root, "start");
      try {
        await().atMost(SOON).until(() -> Files.exists(root.resolve("working/up")));
      } finally {
        handler.destroyForcibly().waitFor();
      }

      assertThat(server(root, "stop")).containsExactly("stopped");

      assertThat(root.resolve("outputs/tool_stdout")).hasContent("bye");
      assertThat(owner(root.resolve("outputs/tool_stdout"))).startsWith(accounts.server());
      assertThat(accounts.as(accounts.ada(), "pgrep", "-u", accounts.ada()).out()).isBlank();
    }
  }

  @Test
  void users_without_an_account_for_jobs_are_told_so() {
    for (var name : List.of("nosuchaccount", accounts.stranger(), "root")) {
      var root =
          prepared(
              name.equals("root") ? 7 : name.equals("nosuchaccount") ? 8 : 9, name, "id", "OFF");

      assertThat(server(root, "start"))
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
    var root = prepared(10, accounts.ada(), command, "OFF");

    assertThat(server(root, "start"))
        .element(1)
        .asString()
        .startsWith("Failed")
        .contains("outputs/dataset_1.dat");
    assertThat(root.resolve("outputs/dataset_1.dat")).doesNotExist();
    assertThat(server(root, "await")).singleElement().asString().startsWith("Failed");
  }

  @Test
  void where_sudo_does_not_allow_it_the_job_waits() throws Exception {
    var root = prepared(11, accounts.ada(), "id", "OFF");
    var configuration = Files.readString(accounts.configuration());
    Files.delete(accounts.configuration());
    try {
      var handler = process(root, "start");
      assertThat(handler.waitFor()).isNotZero();
      assertThat(new String(handler.getErrorStream().readAllBytes()))
          .contains("IOException: jobs cannot run as their users: ");
    } finally {
      Files.writeString(accounts.configuration(), configuration);
    }
    assertThat(server(root, "start")).containsExactly("Running", "Ended[exitCode=0]");
  }

  private static Path prepared(
      int number, String account, String command, String isolation, String... inputs) {
    var root = accounts.jobs().resolve("000/" + number);
    var words = new ArrayList<>(List.of("prepare", account, command, isolation));
    words.addAll(List.of(inputs));
    assertThat(server(root, words.toArray(String[]::new))).containsExactly("prepared");
    return root;
  }

  private static List<String> server(Path root, String... words) {
    var said = accounts.as(accounts.server(), command(root, words).toArray(String[]::new));
    assertThat(said.code()).as(said.err()).isZero();
    return said.out().lines().toList();
  }

  private static Process process(Path root, String... words) throws IOException {
    var whole = new ArrayList<>(SystemAccounts.prefix(accounts.server()));
    whole.addAll(command(root, words));
    return new ProcessBuilder(whole).directory(accounts.folder().toFile()).start();
  }

  private static List<String> command(Path root, String... words) {
    var command = new ArrayList<>(ServerOfUsers.command(classes, home));
    command.addAll(List.of(accounts.helper().toString(), root.toString()));
    command.addAll(List.of(words));
    return command;
  }

  private static Path dataset(String name, String text) throws IOException {
    var file = accounts.folder().resolve("files/000").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
    accounts.must(
        "chown", "-R", accounts.server() + ":", accounts.folder().resolve("files").toString());
    return file;
  }

  private static String owner(Path file) {
    return accounts.must("stat", "-c", "%U %a", file.toString()).strip();
  }
}
