package org.abell.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.abell.cleanup.OldDirectories.Swept;
import org.abell.database.Database;
import org.abell.history.Histories;
import org.abell.job.Jobs;
import org.abell.job.NewJob;
import org.abell.settings.DataDirectory;
import org.abell.settings.JobDefaults;
import org.abell.user.InvalidAccount;
import org.abell.user.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldDirectoriesTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path root;

  private final Database database = new Database();
  private DataDirectory data;
  private long userId;
  private long historyId;

  @BeforeEach
  void prepare() {
    data = new DataDirectory(root);
    userId = database.inTransaction(OldDirectoriesTest::signUp);
    historyId = database.inTransaction(em -> new Histories(em, NOON).create(userId, "test").id());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void earlier_attempts_go_after_five_days() throws IOException {
    var job = job("ok", 0);
    var old = attempt(job, "20261115-115959");
    var second = attempt(job, "20261115-115959-2");
    var young = attempt(job, "20261115-120001");

    var swept = sweep(Map.of());

    assertThat(swept).isEqualTo(new Swept(2, List.of()));
    assertThat(old).doesNotExist();
    assertThat(second).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void the_folder_of_a_job_goes_with_its_last_attempt() throws IOException {
    var job = job("error", 0);
    attempt(job, "20261101-120000");

    sweep(Map.of());

    assertThat(data.clearedJob(job)).doesNotExist();
    assertThat(data.clearedJobs()).exists();
  }

  @Test
  void earlier_attempts_of_a_job_that_goes_on_stay() throws IOException {
    var running = attempt(job("running", 0), "20260101-120000");
    var waiting = attempt(job("resubmitted", 0), "20260101-120000");
    var unknown = attempt(4_711_000, "20260101-120000");

    assertThat(sweep(Map.of()).removed()).isZero();
    assertThat(running).exists();
    assertThat(waiting).exists();
    assertThat(unknown).exists();
  }

  @Test
  void what_has_no_name_of_ours_stays() throws IOException {
    var job = job("ok", 0);
    var notes = attempt(job, "notes");
    var impossible = attempt(job, "20261345-250000");
    var foreign = Files.createDirectories(data.clearedJobs().resolve("old/20260101-120000"));

    assertThat(sweep(Map.of())).isEqualTo(new Swept(0, List.of()));
    assertThat(notes).exists();
    assertThat(impossible).exists();
    assertThat(foreign).exists();
  }

  @Test
  void nothing_is_removed_where_zero_days_are_set() throws IOException {
    var attempt = attempt(job("ok", 0), "20200101-120000");
    var failed = directory(job("error", 1000));

    sweep(Map.of("cleared_contents_days", "0"));

    assertThat(attempt).exists();
    assertThat(failed).exists();
  }

  @Test
  void directories_of_failed_jobs_go_when_they_are_old() throws IOException {
    var old = directory(job("error", 3));
    var young = directory(job("error", 1));
    var fine = directory(job("ok", 3));
    var running = directory(job("running", 3));

    var swept = sweep(Map.of("failed_job_dirs_days", "2"));

    assertThat(swept).isEqualTo(new Swept(1, List.of()));
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(fine).exists();
    assertThat(running).exists();
  }

  @Test
  void a_link_to_elsewhere_is_removed_and_not_followed() throws IOException {
    var precious = Files.writeString(root.resolve("precious"), "keep");
    var failed = directory(job("error", 3));
    Files.createSymbolicLink(failed.resolve("working/link"), precious);

    sweep(Map.of("failed_job_dirs_days", "2"));

    assertThat(failed).doesNotExist();
    assertThat(precious).exists();
  }

  @Test
  void more_than_a_portion_is_done_in_one_sweep() throws IOException {
    var jobs = IntStream.range(0, 130).mapToObj(i -> job("error", 3)).toList();
    for (var job : jobs) {
      directory(job);
    }

    assertThat(sweep(Map.of("failed_job_dirs_days", "2")).removed()).isEqualTo(130);
    assertThat(sweep(Map.of("failed_job_dirs_days", "2")).removed()).isZero();
  }

  @Test
  void an_installation_without_jobs_has_nothing_to_sweep() throws IOException {
    assertThat(sweep(Map.of("failed_job_dirs_days", "2"))).isEqualTo(new Swept(0, List.of()));
  }

  @Test
  void one_turn_is_taken_in_an_hour() {
    assertThat(begin()).isTrue();
    assertThat(begin()).isFalse();

    database.execute("update chore set begun = begun - interval '61 minutes'");

    assertThat(begin()).isTrue();
    assertThat(begin()).isFalse();
  }

  private boolean begin() {
    return database.inTransaction(em -> new CleanupRecords(em).begin(Duration.ofHours(1)));
  }

  private Swept sweep(Map<String, String> options) throws IOException {
    var times = KeepingTimes.of(new JobDefaults(options));
    return new OldDirectories(data, times, new Records(), NOON).sweep();
  }

  private Path attempt(long job, String name) throws IOException {
    var attempt = data.clearedJob(job).resolve(name);
    Files.createDirectories(attempt.resolve("working"));
    Files.writeString(attempt.resolve("working/left"), "left");
    return attempt;
  }

  private Path directory(long job) throws IOException {
    Files.createDirectories(data.job(job).resolve("working"));
    return data.job(job);
  }

  private long job(String state, int daysAgo) {
    long job =
        database.inTransaction(
            em -> {
              var wanted =
                  new NewJob("cat1", "1.0", userId, historyId, "web0", "_default_", Map.of());
              return new Jobs(em, NOON).add(wanted, Map.of(), Map.of()).id();
            });
    database.execute(
        "update job set state = '%s', end_time = now() - interval '%d days' where id = %d"
            .formatted(state, daysAgo, job));
    return job;
  }

  private static long signUp(EntityManager em) {
    try {
      return new Users(em, NOON).create("ada@example.org", "ada", "secret1").id();
    } catch (InvalidAccount e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each question in a transaction of its own, as the container does. */
  private final class Records extends CleanupRecords {

    @Override
    public Set<Long> ended(Collection<Long> jobs) {
      return ask(records -> records.ended(jobs));
    }

    @Override
    public Set<Long> failed(Collection<Long> jobs, Duration age) {
      return ask(records -> records.failed(jobs, age));
    }

    private Set<Long> ask(Function<CleanupRecords, Set<Long>> question) {
      return database.inTransaction(em -> question.apply(new CleanupRecords(em)));
    }
  }
}
