package org.abell.runner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.abell.database.GuardedDatabase;
import org.abell.debian.DebianPackages;
import org.abell.isolation.Confined;
import org.abell.isolation.Confinement;
import org.abell.jobconf.Isolation;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.runner.RunnerJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks on a real PostgreSQL from within a job, by psql: each succeeds without isolation, so it
 * is one, and fails with it.
 */
class DatabaseIsolationTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String ANSWER = "it is 42";
  private static final String QUESTION = " -c \"select 'it is ' || 6 * 7\"";

  @TempDir Path root;

  private final Queue<RunnerJob> ended = new ConcurrentLinkedQueue<>();
  private GuardedDatabase database;
  private Path password;
  private Sandbox sandbox;
  private int jobs;

  /** How much a job is shut off. */
  private enum Shut {
    NOT_AT_ALL,
    BUT_FOR_THE_NETWORK,
    WHOLLY
  }

  @BeforeEach
  void start_a_database() throws Exception {
    DebianPackages.program("bwrap", "bubblewrap");
    DebianPackages.program("psql", "postgresql-client");
    var settings = Files.createDirectories(root.resolve("etc/abell")).resolve("abell.yml");
    password = settings.resolveSibling("database-password");
    Files.writeString(password, GuardedDatabase.PASSWORD + "\n");
    sandbox = Sandbox.tried(HostSecrets.of(Map.of("abell.config", settings.toString())));
    if (!sandbox.works()) {
      DebianPackages.unable("bubblewrap is not allowed to work here");
    }
    var sockets = Files.createDirectory(root.resolve("sockets"));
    database = GuardedDatabase.start(root.resolve("database"), sockets);
  }

  @AfterEach
  void end_it() throws IOException {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void a_job_that_knows_the_password_does_not_reach_the_database() throws Exception {
    var attack = "PGPASSWORD=" + GuardedDatabase.PASSWORD + " " + database.overTheNetwork();

    assertThat(printed(attack + QUESTION, Shut.NOT_AT_ALL)).contains(ANSWER);
    assertThat(printed(attack + QUESTION, Shut.WHOLLY))
        .doesNotContain(ANSWER)
        .contains("Connection refused");
  }

  @Test
  void a_job_with_the_network_reaches_the_database_and_finds_no_password() throws Exception {
    var attack = "PGPASSWORD=$(cat '%s') %s".formatted(password, database.overTheNetwork());

    assertThat(printed(attack + QUESTION, Shut.NOT_AT_ALL)).contains(ANSWER);
    assertThat(printed(attack + QUESTION, Shut.BUT_FOR_THE_NETWORK))
        .doesNotContain(ANSWER)
        .contains("no password supplied");

    var informed = "PGPASSWORD=" + GuardedDatabase.PASSWORD + " " + database.overTheNetwork();
    assertThat(printed(informed + QUESTION, Shut.BUT_FOR_THE_NETWORK)).contains(ANSWER);
  }

  @Test
  void a_socket_that_trusts_everybody_is_not_there_for_a_job() throws Exception {
    var attack = database.byItsSocket() + QUESTION;

    assertThat(printed(attack, Shut.NOT_AT_ALL)).contains(ANSWER);
    for (var shut : List.of(Shut.BUT_FOR_THE_NETWORK, Shut.WHOLLY)) {
      assertThat(printed(attack, shut))
          .doesNotContain(ANSWER)
          .contains("No such file or directory");
    }
  }

  /** What the tool of a job prints, complaints too. */
  private String printed(String command, Shut shut) throws Exception {
    var number = ++jobs;
    var directory = new JobDirectory(root.resolve("data/jobs/000/" + number), number);
    JobScript.of("exec 2>&1; " + command).writeTo(directory);
    var isolation = shut == Shut.NOT_AT_ALL ? Isolation.OFF : Isolation.REQUIRED;
    new Confinement(
            isolation,
            shut == Shut.BUT_FOR_THE_NETWORK,
            List.of(root.resolve("data")),
            List.of(),
            List.of())
        .writeTo(directory, Confined.JOB);
    var runner = new LocalRunner(Clock.systemUTC(), ended::add, sandbox);
    runner.start(new RunnerJob("local", "attack-" + number, directory));
    await().atMost(SOON).until(() -> ended.stream().anyMatch(j -> j.directory().equals(directory)));
    return Files.readString(directory.toolStdout());
  }
}
