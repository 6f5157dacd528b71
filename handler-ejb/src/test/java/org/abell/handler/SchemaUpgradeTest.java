package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.abell.job.JobState;
import org.abell.schema.Schema;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of this version while those of a later one, with a larger schema, are started. */
class SchemaUpgradeTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path root;

  private HandlerFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new HandlerFixture(root);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void jobs_go_on_while_later_servers_bring_the_schema_up_and_after_it() throws Exception {
    fixture.writeTool("sleep 0.1; echo done > '$out'");
    var handler = fixture.start(2);
    var jobs = new ArrayList<>(LongStream.range(0, 20).map(i -> fixture.submit()).boxed().toList());
    fixture.becomes(jobs.get(0), JobState.OK, SOON);

    var later = Executors.newFixedThreadPool(2);
    try {
      Callable<Integer> start = () -> later().migrate().migrationsExecuted;
      var migrations = 0;
      for (var answer : later.invokeAll(Collections.nCopies(2, start))) {
        migrations += answer.get();
      }
      assertThat(migrations).isOne();
    } finally {
      later.shutdown();
    }

    jobs.add(fixture.submit());
    jobs.forEach(job -> fixture.becomes(job, JobState.OK, SOON));
    handler.close();
    assertThat(new Schema(fixture.database.source()).migrate()).isZero();
    fixture.start(2);
    fixture.becomes(fixture.submit(), JobState.OK, SOON);
  }

  private Flyway later() {
    return Flyway.configure()
        .dataSource(fixture.database.source())
        .locations("classpath:db/migration", "classpath:db/later")
        .load();
  }
}
