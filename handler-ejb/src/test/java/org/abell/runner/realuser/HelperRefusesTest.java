package org.abell.runner.realuser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.abell.debian.SystemAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the helper must not do, whoever asks: a server that was broken into, or a user. */
class HelperRefusesTest {

  private static final int WRONG_CALL = 2;
  private static final int ACCOUNT = 3;
  private static final int DIRECTORY = 4;
  private static final int SETUP = 5;

  private static SystemAccounts accounts;
  private static JobOfUser job;

  @BeforeAll
  static void make() {
    accounts = SystemAccounts.create();
    job = JobOfUser.number(accounts, 1, "id -un > working/who");
  }

  @AfterAll
  static void remove() {
    if (accounts != null) {
      accounts.close();
    }
  }

  private void refused(int code, String sentence, String... arguments) {
    var said = accounts.help(arguments);
    assertThat(said.code()).as(said.err()).isEqualTo(code);
    assertThat(said.err()).startsWith("abell-as-user: ").contains(sentence).hasLineCount(1);
  }

  static Stream<Function<SystemAccounts, String>> notAUser() {
    return Stream.of(
        a -> "root",
        a -> "nobody",
        a -> "daemon",
        SystemAccounts::server,
        SystemAccounts::stranger,
        SystemAccounts::daemon,
        a -> "nosuchaccount",
        a -> "",
        a -> "0",
        a -> "1000",
        a -> "-u",
        a -> "--help",
        a -> a.ada() + "\n",
        a -> a.ada() + " ",
        a -> a.ada() + "\nroot",
        a -> "../" + a.ada(),
        a -> a.ada().toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @MethodSource("notAUser")
  void an_account_that_is_none_of_a_user_in_the_group(Function<SystemAccounts, String> name) {
    for (var verb : List.of("give", "run")) {
      var arguments = new ArrayList<>(List.of(verb, name.apply(accounts), job.root().toString()));
      if (verb.equals("run")) {
        arguments.add(JobOfUser.TOKEN);
      }
      refused(ACCOUNT, "", arguments.toArray(String[]::new));
    }
    assertThat(job.owner("working")).startsWith(accounts.server());
  }

  @Test
  void a_user_who_is_in_the_servers_own_group() {
    accounts.must("usermod", "--append", "--groups", accounts.server(), accounts.bob());
    try {
      refused(
          ACCOUNT,
          "in the group of root or of the server",
          "give",
          accounts.bob(),
          job.root().toString());
    } finally {
      accounts.must("gpasswd", "--delete", accounts.bob(), accounts.server());
    }
  }

  static Stream<Function<Path, String>> notAJob() {
    return Stream.of(
        j -> "/etc",
        j -> "/",
        j -> "",
        j -> "000/1",
        j -> "/home",
        j -> j.toString(),
        j -> j + "/000",
        j -> j + "/000/",
        j -> j + "/000/1/",
        j -> j + "/000/1/working",
        j -> j + "//000/1",
        j -> j + "/000/../000/1",
        j -> j + "/../../../etc/000/1",
        j -> j + "/000/./1",
        j -> j + "/000/1\n",
        j -> j + "/000/1\n/etc",
        j -> j + "/000/nothing",
        j -> j + "/000/999",
        j -> j + "x/000/1",
        j -> "--" + j + "/000/1");
  }

  @ParameterizedTest
  @MethodSource("notAJob")
  void a_directory_that_is_none_of_a_job(Function<Path, String> path) {
    refused(DIRECTORY, "", "give", accounts.ada(), path.apply(accounts.jobs()));
    refused(DIRECTORY, "", "take", accounts.ada(), path.apply(accounts.jobs()));
  }

  @Test
  void a_link_in_place_of_the_directory_or_of_a_folder_above() {
    job.server("ln -sfn /etc ../2; ln -sfn %s ../../001".formatted(job.root().getParent()));

    refused(
        DIRECTORY,
        "is no folder",
        "give",
        accounts.ada(),
        accounts.jobs().resolve("000/2").toString());
    refused(
        DIRECTORY,
        "is no folder",
        "give",
        accounts.ada(),
        accounts.jobs().resolve("001/1").toString());
    assertThat(accounts.must("stat", "-c", "%U %a", "/etc").strip()).isEqualTo("root 755");
  }

  @Test
  void a_directory_that_is_not_the_servers_or_open_to_others() {
    var foreign = accounts.jobs().resolve("000/3");
    accounts.must("mkdir", foreign.toString());
    refused(DIRECTORY, "must be the server's", "give", accounts.ada(), foreign.toString());
    var open = JobOfUser.number(accounts, 4, "true");
    open.server("chmod 777 .");
    refused(DIRECTORY, "must be the server's", "give", accounts.ada(), open.root().toString());
  }

  @Test
  void a_link_or_a_hard_link_among_what_is_given() {
    for (var made :
        List.of(
            "ln -s /etc/passwd working/x",
            "rmdir outputs; ln -s /etc outputs",
            "touch working/a; ln working/a working/b",
            "mkfifo working/p")) {
      var own = JobOfUser.number(accounts, 5, "true");
      own.server("rm -rf working outputs; mkdir working outputs; " + made);

      assertThat(own.give().code()).as(made).isEqualTo(DIRECTORY);
    }
    assertThat(accounts.must("stat", "-c", "%U %a", "/etc", "/etc/passwd").lines())
        .containsExactly("root 755", "root 644");
  }

  @Test
  void a_file_of_somebody_else_or_with_a_name_elsewhere_in_what_is_taken() throws Exception {
    var own = JobOfUser.number(accounts, 6, "true");
    own.give();
    var home = accounts.folder().resolve("home").toString();
    accounts.must("install", "-d", "-o", accounts.ada(), home);
    own.user("echo x > fine; echo mine > %1$s/mine; ln %1$s/mine ../outputs/mine".formatted(home));
    // As where the kernel does not protect hard links: a name for a file that is not the user's.
    var shadow = accounts.folder().resolve("shadow");
    Files.writeString(shadow, "secret");
    accounts.must("chmod", "600", shadow.toString());
    Files.createLink(own.root().resolve("working/shadow"), shadow);
    Files.writeString(own.root().resolve("working/of-root"), "planted");

    var said = own.take();

    assertThat(said.code()).isEqualTo(DIRECTORY);
    assertThat(said.err()).contains("outputs/mine", "working/shadow", "working/of-root");
    assertThat(accounts.must("stat", "-c", "%U %a", shadow.toString()).strip())
        .isEqualTo("root 600");
    assertThat(own.server("ls working outputs")).doesNotContain("shadow", "of-root", "mine");
    assertThat(own.owner("working/fine")).startsWith(accounts.server());
    assertThat(own.take().code()).as("what was in the way is gone").isZero();
  }

  @Test
  void a_mount_in_the_directory() {
    var own = JobOfUser.number(accounts, 7, "true");
    own.give();
    var place = own.root().resolve("working/m").toString();
    own.user("mkdir m");
    accounts.must("mount", "-t", "tmpfs", "-o", "uid=" + accounts.ada(), "none", place);
    try {
      assertThat(own.take().err()).contains("working/m");
      assertThat(accounts.must("stat", "-c", "%U", place).strip()).isEqualTo(accounts.ada());
    } finally {
      accounts.must("umount", place);
    }
  }

  @Test
  void folders_without_end() {
    var own = JobOfUser.number(accounts, 8, "true");
    own.give();
    own.user("for i in $(seq 300); do mkdir d; cd d; done");

    assertThat(own.take().code()).isEqualTo(DIRECTORY);
  }

  @Test
  void a_script_that_is_not_the_servers_own() {
    var own = JobOfUser.number(accounts, 9, "id > working/ran");
    own.give();
    for (var made :
        List.of(
            "chown %s supervisor.sh".formatted(accounts.ada()),
            "chmod 666 supervisor.sh; chown %s supervisor.sh".formatted(accounts.server()),
            "rm supervisor.sh; ln -s working/x supervisor.sh",
            "rm supervisor.sh")) {
      accounts.must("bash", "-c", "cd %s && %s".formatted(own.root(), made));
      assertThat(own.run().code()).as(made).isEqualTo(DIRECTORY);
    }
    assertThat(own.server("ls -a working; ls"))
        .doesNotContain("ran")
        .doesNotContain("supervisor\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "x\ny", "$(id)", "../x", "a=b"})
  void a_token_that_is_none(String token) {
    var root = job.root().toString();
    refused(WRONG_CALL, "no token", "run", accounts.ada(), root, token);
    refused(WRONG_CALL, "no token", "kill", accounts.ada(), root, token, "KILL");
  }

  @Test
  void a_signal_or_a_number_of_arguments_that_is_none() {
    var root = job.root().toString();
    refused(WRONG_CALL, "none of", "kill", accounts.ada(), root, JobOfUser.TOKEN, "STOP");
    refused(WRONG_CALL, "none of", "kill", accounts.ada(), root, JobOfUser.TOKEN, "1");
    refused(WRONG_CALL, "usage", "give", accounts.ada(), root, "more");
    refused(WRONG_CALL, "usage", "give");
    refused(WRONG_CALL, "usage");
    refused(WRONG_CALL, "usage", "--help");
    refused(WRONG_CALL, "usage", "chown", accounts.ada(), root);
  }

  @Test
  void a_program_that_root_did_not_name() {
    for (var program : List.of("bash", "/bin/bash", "sbatch", "../bin/sh")) {
      refused(SETUP, "no program", "manager", accounts.ada(), job.root().toString(), program);
    }
  }

  @Test
  void callers_that_are_not_the_server() {
    var root = job.root().toString();
    for (var account : List.of(accounts.ada(), accounts.stranger())) {
      var said =
          accounts.as(
              account, "sudo", "-n", accounts.helper().toString(), "give", accounts.bob(), root);
      assertThat(said.code()).isEqualTo(1);
    }
    var direct =
        accounts.as(
            accounts.server(),
            "env",
            "SUDO_UID=0",
            accounts.helper().toString(),
            "give",
            accounts.ada(),
            root);
    assertThat(direct.code()).isEqualTo(SETUP);
    assertThat(
            accounts.as("root", accounts.helper().toString(), "give", accounts.ada(), root).code())
        .isEqualTo(SETUP);
  }

  @Test
  void a_configuration_that_is_not_roots_alone() throws Exception {
    var file = accounts.configuration();
    var root = job.root().toString();
    for (var wrong : List.of("chown %s %s", "chmod 666 %2$s", "chmod 664 %2$s")) {
      accounts.must("bash", "-c", wrong.formatted(accounts.server(), file));
      refused(SETUP, "writable for nobody else", "give", accounts.ada(), root);
      accounts.must("chown", "root:root", file.toString());
      accounts.configure("");
    }
    accounts.configure("alow /etc\n");
    refused(SETUP, "missing or wrong", "give", accounts.ada(), root);
    accounts.configure("server root\n");
    refused(SETUP, "missing or wrong", "give", accounts.ada(), root);
    Files.delete(file);
    refused(SETUP, "missing or wrong", "give", accounts.ada(), root);
    accounts.configure("");
  }
}
