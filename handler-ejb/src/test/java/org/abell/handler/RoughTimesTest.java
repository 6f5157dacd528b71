package org.abell.handler;

import static org.abell.handler.HandlerFixture.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.abell.database.Database;
import org.abell.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is restarted, a loop that is stuck, a job that throws. */
class RoughTimesTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int MANY = 8;

  @TempDir Path root;
  @TempDir Path data;

  private HandlerFixture fixture;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void jobs_that_end_while_the_database_is_away_are_finished_once_and_afterwards()
      throws IOException {
    fixture = new HandlerFixture(root, Database.restartable(data));
    fixture.writeTool(
        "echo run >> %s; while [ ! -e %s ]; do sleep 0.05; done; echo whole > '$out'"
            .formatted(root.resolve("runs"), root.resolve("go")));
    fixture.start(NAME, MANY);
    var jobs = new ArrayList<Long>();
    for (var i = 0; i < MANY; i++) {
      jobs.add(fixture.submit());
    }
    var late = fixture.submit();
    jobs.forEach(job -> fixture.becomes(job, JobState.RUNNING, SOON));

    fixture.database.stopServer();
    Files.createFile(root.resolve("go"));
    await().atMost(SOON).until(() -> supervisors() == 0);
    fixture.database.startServer();

    jobs.forEach(job -> fixture.becomes(job, JobState.OK, SOON));
    fixture.becomes(late, JobState.OK, SOON);
    assertThat(root.resolve("runs")).content().hasLineCount(MANY + 1);
    jobs.forEach(job -> assertThat(states(job)).containsExactly("new", "queued", "running", "ok"));
    assertThat(fixture.leases.all()).allMatch(lease -> lease.valid());
  }

  @Test
  void a_loop_that_is_stuck_misses_its_beats_until_it_comes_round_again() throws SQLException {
    fixture = new HandlerFixture(root);
    var watch = new WatchAhead();
    fixture.start(NAME, 1, watch);
    try (var connection = fixture.database.source().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table job in access exclusive mode");
      var stuck = Duration.ofSeconds(40);
      await()
          .atMost(SOON)
          .until(
              () -> {
                // Only a loop that waits does not notice that time has passed.
                watch.ahead = watch.ahead.plus(stuck);
                Thread.onSpinWait();
                await().pollDelay(Duration.ofMillis(500)).until(() -> true);
                return fixture.pulse(NAME).age().orElseThrow().compareTo(stuck) >= 0;
              });
      connection.rollback();
    }

    await().atMost(SOON).until(() -> fixture.pulse(NAME).age().orElseThrow().compareTo(SOON) < 0);
  }

  @Test
  void a_job_that_throws_in_every_round_does_not_hold_up_the_others() throws IOException {
    fixture = new HandlerFixture(root);
    fixture.writeTool("while [ ! -e %s ]; do sleep 0.05; done".formatted(root.resolve("go")));
    fixture.start(NAME, 2);
    var poison = fixture.submit();
    fixture.becomes(poison, JobState.RUNNING, SOON);
    // Where the exit code should be there is a folder: reading it fails, whoever tries.
    Files.createDirectory(fixture.directory(poison).root().resolve("galaxy_" + poison + ".ec"));
    var pid = Long.parseLong(fixture.read(poison, j -> j.route().externalId()).orElse(""));
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    var good = fixture.submit();
    Files.createFile(root.resolve("go"));

    fixture.becomes(good, JobState.OK, SOON);
    assertThat(fixture.state(poison)).isNotEqualTo(JobState.OK);
  }

  /** A clock that can be told to be ahead. */
  private static final class WatchAhead extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(ahead);
    }
  }

  private long supervisors() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().filter(l -> l.contains(root.toString())).isPresent())
        .count();
  }

  private List<String> states(long job) {
    return fixture.read(job, j -> j.stateChanges().stream().map(c -> c.state().label()).toList());
  }
}
