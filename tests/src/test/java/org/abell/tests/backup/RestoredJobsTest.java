package org.abell.tests.backup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.abell.database.Database;
import org.abell.history.Histories;
import org.abell.history.NewItem;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.abell.job.Jobs;
import org.abell.job.NewJob;
import org.abell.user.InvalidAccount;
import org.abell.user.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SQL that a restore ends with, for jobs in every state. */
class RestoredJobsTest {

  private static final Path SCRIPT =
      Path.of("../domain-config/src/main/distribution/abell/restored-jobs.sql");
  private static final Clock CLOCK = Clock.systemUTC();

  private final Database database = new Database();
  private final long job = database.inTransaction(RestoredJobsTest::submit);

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "queued, rerun, resubmitted",
    "running, rerun, resubmitted",
    "finishing, rerun, resubmitted",
    "queued, fail, error",
    "running, fail, error",
    "stop, rerun, error",
    "stopped, rerun, error",
    "deleting, rerun, deleted",
    "deleting, fail, deleted",
  })
  void what_was_on_its_way_gets_a_state_that_its_own_allows(String was, String way, String is)
      throws IOException {
    own(was);

    restore(way);

    var before = JobState.of(was).orElseThrow();
    var after = JobState.of(is).orElseThrow();
    assertThat(before.canBecome(after)).isTrue();
    assertThat(this.<JobState>read(Job::state)).isEqualTo(after);
    assertThat(this.<Boolean>read(j -> j.handler().isEmpty() && j.route().runner().isEmpty()))
        .isTrue();
    assertThat(this.<Integer>read(j -> j.route().attempt()))
        .isEqualTo(is.equals("resubmitted") ? 2 : 1);
    assertThat(this.<Object>read(j -> j.outputs().get(0).item().dataset().state()))
        .isEqualTo(after.ofOutputs());
    assertThat(ended()).isEqualTo(after.terminal());
    assertThat(fence()).isEqualTo(8);
  }

  @Test
  void a_stop_with_a_message_ends_in_error_with_it() throws IOException {
    own("deleting");
    database.execute("update job set info = 'Too long.'");

    restore("rerun");

    assertThat(this.<JobState>read(Job::state)).isEqualTo(JobState.ERROR);
    assertThat(this.<String>read(Job::info)).isEqualTo("Too long.");
  }

  @Test
  void what_was_taken_but_not_sent_waits_for_any_handler() throws IOException {
    own("new");

    restore("rerun");

    assertThat(this.<JobState>read(Job::state)).isEqualTo(JobState.NEW);
    assertThat(this.<Boolean>read(j -> j.handler().isEmpty())).isTrue();
    assertThat(fence()).isEqualTo(8);
  }

  private void own(String state) {
    database.execute(
        """
        update job set state = '%s', handler = 'handler0', fence = 7, runner = 'local',
          runner_token = 'token', host = 'host0', start_time = now()
        """
            .formatted(state));
  }

  private void restore(String way) throws IOException {
    var statements = Files.readString(SCRIPT);
    database.execute(
        statements.replace(":'running'", "'" + way + "'").replace(":'time'", "'20261124T013000Z'"));
  }

  private <T> T read(Function<Job, T> question) {
    return database.inTransaction(em -> question.apply(em.find(Job.class, job)));
  }

  private boolean ended() {
    return count("select count(*) from job where end_time is not null") == 1;
  }

  private long fence() {
    return count("select fence from job");
  }

  private long count(String sql) {
    return database.inTransaction(
        em -> ((Number) em.createNativeQuery(sql).getSingleResult()).longValue());
  }

  private static long submit(EntityManager em) {
    try {
      var user = new Users(em, CLOCK).create("ada@example.org", "ada", "secret1").id();
      var history = new Histories(em, CLOCK).create(user, "test").id();
      var output = new Histories(em, CLOCK).add(history, new NewItem("out", "txt", "?", true));
      var wanted = new NewJob("cat1", "1.0", user, history, "web0", "_default_", Map.of());
      return new Jobs(em, CLOCK).add(wanted, Map.of(), Map.of("out", output)).id();
    } catch (InvalidAccount e) {
      throw new IllegalStateException(e);
    }
  }
}
