package org.abell.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.abell.cleanup.OldDirectories.Swept;
import org.abell.database.Database;
import org.abell.history.Histories;
import org.abell.inspection.InspectorProgram;
import org.abell.job.Jobs;
import org.abell.job.NewJob;
import org.abell.user.InvalidAccount;
import org.abell.user.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldLibrariesTest {

  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path shared;

  private final Database database = new Database();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void copies_that_no_job_was_prepared_with_for_a_day_go() throws IOException {
    var old = copy("0123456789abcdef0123456789abcdef", 25);
    var half = copy(".half-7", 25);
    var young = copy("123456789abcdef0123456789abcdef0", 23);
    var foreign = copy("notes", 1000);

    assertThat(sweep().removed()).isEqualTo(2);
    assertThat(old).doesNotExist();
    assertThat(half).doesNotExist();
    assertThat(young).exists();
    assertThat(foreign).exists();
  }

  @Test
  void copies_that_a_job_on_its_way_may_have_been_prepared_with_stay() throws IOException {
    runningFor(48);
    var before = copy("0123456789abcdef0123456789abcdef", 50);
    var since = copy("123456789abcdef0123456789abcdef0", 47);

    assertThat(sweep().removed()).isOne();
    assertThat(before).doesNotExist();
    assertThat(since).exists();
  }

  @Test
  void a_copy_is_young_again_once_a_job_needs_it_and_comes_back_when_it_was_removed()
      throws IOException {
    var program = InspectorProgram.ofServer(shared);
    var copy = program.installed().get(0).getParent();
    age(copy.resolve("used"), 25);
    program.installed();
    assertThat(sweep().removed()).isZero();

    age(copy.resolve("used"), 25);
    assertThat(sweep().removed()).isOne();
    assertThat(program.installed()).allMatch(Files::exists);
  }

  @Test
  void an_installation_whose_jobs_never_look_themselves_has_nothing_to_sweep() throws IOException {
    var sweep = new OldLibraries(shared.resolve("none"), new Records(), CLOCK);
    assertThat(sweep.sweep().removed()).isZero();
  }

  private Swept sweep() throws IOException {
    return new OldLibraries(shared, new Records(), CLOCK).sweep();
  }

  private Path copy(String name, int hours) throws IOException {
    var copy = Files.createDirectory(shared.resolve(name));
    Files.writeString(copy.resolve("abell-core.jar"), "code");
    age(copy, hours);
    return copy;
  }

  private static void age(Path file, int hours) throws IOException {
    var time = CLOCK.instant().minus(Duration.ofHours(hours));
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private void runningFor(int hours) {
    var job = database.inTransaction(OldLibrariesTest::job);
    database.execute(
        "update job set state = 'running', queued_time = now() - interval '%d hours' where id = %d"
            .formatted(hours, job));
  }

  private static long job(EntityManager em) {
    try {
      var user = new Users(em, CLOCK).create("ada@example.org", "ada", "secret1").id();
      var history = new Histories(em, CLOCK).create(user, "test").id();
      var wanted = new NewJob("cat1", "1.0", user, history, "web0", "_default_", Map.of());
      return new Jobs(em, CLOCK).add(wanted, Map.of(), Map.of()).id();
    } catch (InvalidAccount e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Records extends CleanupRecords {

    @Override
    public Optional<Instant> oldestOnItsWay() {
      return database.inTransaction(em -> new CleanupRecords(em).oldestOnItsWay());
    }
  }
}
