package org.abell.runner.realuser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.abell.debian.SystemAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the helper does for a server that calls it by the real sudo. */
class HelperTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static SystemAccounts accounts;

  @BeforeAll
  static void make() {
    accounts = SystemAccounts.create();
  }

  @AfterAll
  static void remove() {
    if (accounts != null) {
      accounts.close();
    }
  }

  @Test
  void a_job_runs_as_its_user_and_its_directory_is_taken_back() {
    var job = JobOfUser.number(accounts, 1, "id -un > working/who; umask > working/umask");

    assertThat(job.give().err()).isEmpty();
    assertThat(job.owner("working")).isEqualTo(accounts.ada() + ":" + accounts.server() + " 2770");
    assertThat(job.owner(".")).isEqualTo(accounts.server() + ":" + accounts.server() + " 711");
    assertThat(job.run().code()).isZero();
    assertThat(job.server("cat working/who working/umask")).isEqualTo(accounts.ada() + "\n0007");
    assertThat(job.take().err()).isEmpty();

    assertThat(job.owner("working/who"))
        .isEqualTo(accounts.server() + ":" + accounts.server() + " 644");
    assertThat(job.owner(".")).isEqualTo(accounts.server() + ":" + accounts.server() + " 700");
  }

  @Test
  void the_job_sees_nothing_of_the_callers_environment() {
    var job =
        JobOfUser.number(
            accounts, 2, "env > working/env; readlink /proc/$$/fd/* >> working/env; true");
    job.give();
    var hostile =
        "export LD_PRELOAD=/nowhere.so PATH=/tmp:$PATH BASH_ENV=/tmp/evil IFS=/ PYTHONPATH=/tmp"
            + " PYTHONSTARTUP=/tmp/evil SUDO_UID=0 SECRET=sesame; exec 7< /etc/passwd; sudo -n %s run %s %s %s"
                .formatted(accounts.helper(), accounts.ada(), job.root(), JobOfUser.TOKEN);

    var said = accounts.as(accounts.server(), "bash", "-c", hostile);

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(job.server("cat working/env").lines().filter(l -> !l.startsWith("/dev/null")))
        .allMatch(
            l ->
                l.matches(
                    "(PATH=/usr/local/sbin:.*|LANG=C.UTF-8|ABELL_JOB=abell-1-1:/.*|USER=.*|LOGNAME=.*"
                        + "|PWD=.*|OLDPWD=.*|SHLVL=.*|_=.*|/.*supervisor.sh|pipe:.*|/.*/working/env)"));
  }

  @Test
  void a_variable_that_sudo_would_pass_on_is_refused_by_sudo() {
    var said =
        accounts.as(
            accounts.server(),
            "sudo",
            "-n",
            "PYTHONPATH=/tmp",
            accounts.helper().toString(),
            "take",
            accounts.ada(),
            "/");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("not allowed to set");
  }

  @Test
  void other_users_see_nothing_of_it_before_while_and_after_it_runs() {
    var job = JobOfUser.number(accounts, 3, "true");
    job.server("umask 022; echo secret > working/secret; echo secret > tool_script.sh");

    for (var step : new Runnable[] {() -> {}, job::give, job::take}) {
      step.run();
      for (var name : new String[] {"working/secret", "tool_script.sh"}) {
        var said = accounts.as(accounts.bob(), "cat", job.root().resolve(name).toString());
        assertThat(said.err()).contains("Permission denied");
      }
      assertThat(accounts.as(accounts.bob(), "ls", job.root().toString()).err())
          .contains("Permission denied");
    }
  }

  @Test
  void what_the_user_locked_can_be_taken_and_removed() {
    var job = JobOfUser.number(accounts, 4, "true");
    job.give();
    job.user("mkdir -p a/b; echo x > a/b/c; chmod 000 a/b/c a/b a; mkfifo p; ln -s /etc/shadow l");

    assertThat(job.take().code()).isZero();

    assertThat(job.server("cat working/a/b/c; rm -rf working; ls"))
        .startsWith("x")
        .doesNotContain("working");
    assertThat(accounts.must("stat", "-c", "%U %a", "/etc/shadow")).startsWith("root 640");
  }

  @Test
  void a_link_between_files_of_the_job_is_no_harm() {
    var job = JobOfUser.number(accounts, 5, "true");
    job.give();
    job.user("echo x > one; ln one two; ln one ../outputs/three");

    assertThat(job.take().err()).isEmpty();

    assertThat(job.owner("outputs/three")).startsWith(accounts.server());
  }

  @Test
  void killing_ends_the_whole_job_also_what_left_its_session_and_nothing_else_of_the_user() {
    var lines =
        "setsid sleep 97 & sleep 98 & trap '' TERM; touch working/up; while :; do sleep 0.1; done";
    var job = JobOfUser.number(accounts, 6, lines);
    job.give();
    var bystander = CompletableFuture.supplyAsync(() -> accounts.as(accounts.ada(), "sleep", "5"));
    var run = CompletableFuture.supplyAsync(job::run);
    await().atMost(SOON).until(() -> Files.exists(job.root().resolve("working/up")));

    assertThat(job.kill("COUNT").out().strip()).matches("[3-9]");
    job.kill("TERM");
    assertThat(run).isNotDone();
    job.kill("KILL");

    await().atMost(SOON).until(() -> job.kill("COUNT").out().strip().equals("0"));
    assertThat(run).succeedsWithin(SOON);
    assertThat(bystander).isNotDone();
    assertThat(bystander.join().code()).isZero();
  }

  @Test
  void a_forged_record_of_the_supervisor_has_nothing_killed() throws Exception {
    var job = JobOfUser.number(accounts, 7, "true");
    var victim =
        new ProcessBuilder(concat(SystemAccounts.prefix(accounts.ada()), "sleep", "60")).start();
    var other =
        new ProcessBuilder(
                concat(
                    SystemAccounts.prefix(accounts.bob()),
                    "env",
                    "ABELL_JOB=abell-1-1:" + job.root(),
                    "sleep",
                    "60"))
            .start();
    try {
      await()
          .atMost(SOON)
          .until(
              () -> accounts.must("cat", "/proc/" + other.pid() + "/comm").strip().equals("sleep"));
      job.server(
          "echo abell-1-1 %d $(awk '{print $22}' /proc/%d/stat) $(cat /proc/sys/kernel/random/boot_id) h > supervisor"
              .formatted(victim.pid(), victim.pid()));

      assertThat(job.kill("KILL").out().strip()).isEqualTo("0");

      assertThat(victim.isAlive()).isTrue();
      assertThat(other.isAlive()).isTrue();
    } finally {
      victim.destroyForcibly().waitFor();
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_job_is_run_once_however_often_it_is_asked_for() {
    var job = JobOfUser.number(accounts, 8, "echo run >> working/runs");
    job.give();

    job.run();
    assertThat(job.run().code()).isZero();

    assertThat(job.server("cat working/runs")).isEqualTo("run");
    assertThat(job.owner("supervisor")).isEqualTo("root:" + accounts.server() + " 640");
  }

  @Test
  void each_call_is_in_the_log_with_who_what_and_how_it_went() throws Exception {
    var job = JobOfUser.number(accounts, 9, "true");

    job.give();
    accounts.help("give", "root", job.root().toString());
    accounts.help("give", accounts.ada(), "/x\n2026 forged: done");

    assertThat(Files.readAllLines(accounts.log()))
        .anyMatch(
            l ->
                l.matches(
                    ".*uid \\S*\\d+\\S*: \\['give', '" + accounts.ada() + "', '/.*/9'\\]: done"))
        .anyMatch(l -> l.endsWith("root is no account of a person"))
        .anyMatch(l -> l.contains("'/x\\n2026 forged: done'"))
        .noneMatch(l -> l.startsWith("2026 forged"));
    assertThat(accounts.must("stat", "-c", "%U %a", accounts.log().toString()).strip())
        .isEqualTo("root 600");
  }

  static List<String> concat(List<String> prefix, String... words) {
    var whole = new ArrayList<>(prefix);
    whole.addAll(List.of(words));
    return whole;
  }
}
