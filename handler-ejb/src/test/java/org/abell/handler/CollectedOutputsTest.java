package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.abell.history.DatasetState;
import org.abell.history.HistoryItem;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back of a job late, or cannot be read, with real processes. */
class CollectedOutputsTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String DAMAGED =
      "seq 1000 | gzip | head -c 100 > table.tsv; echo a > '$out'";

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
  void an_output_whose_metadata_cannot_be_read_holds_what_depends_on_it() {
    configure("retry_metadata_internally: false");
    fixture.writeTool(DAMAGED);
    var job = submitWithPackedOutput();
    long damaged = fixture.output(job, "work", HistoryItem::id);
    var dependent = fixture.submit(damaged);
    fixture.start(1);

    fixture.becomes(dependent, JobState.PAUSED, SOON);

    assertThat(fixture.state(job)).isEqualTo(JobState.OK);
    assertThat(state(job, "out")).isEqualTo(DatasetState.OK);
    assertThat(state(job, "work")).isEqualTo(DatasetState.FAILED_METADATA);
    assertThat(fixture.<String>output(job, "work", HistoryItem::info)).contains("metadata");
    assertThat(fixture.<String>read(dependent, Job::info))
        .contains("(work) is in state failed_metadata");
  }

  @Test
  void a_damaged_output_is_accepted_unless_the_destination_refuses_it() {
    fixture.writeTool(DAMAGED);
    var job = submitWithPackedOutput();
    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);

    assertThat(state(job, "work")).isEqualTo(DatasetState.OK);
    assertThat(fixture.<String>output(job, "work", HistoryItem::blurb)).isEqualTo("damaged file");
  }

  @Test
  void streams_that_come_back_late_are_waited_for() throws IOException {
    configure("retry_job_output_collection: 100000");
    fixture.writeTool("mv ../galaxy_*.e ../away");
    fixture.start(1);
    var job = fixture.submit();
    var directory = fixture.directory(job);
    await().atMost(SOON).until(() -> directory.exitCode().isPresent());
    await().during(Duration.ofSeconds(1)).until(() -> fixture.state(job) == JobState.RUNNING);

    Files.move(directory.root().resolve("away"), directory.jobStderr());

    fixture.becomes(job, JobState.OK, SOON);
  }

  @Test
  void streams_that_never_come_back_fail_the_job_after_the_last_look() {
    configure("retry_job_output_collection: 2");
    fixture.writeTool("mv ../galaxy_*.e ../away");
    fixture.start(1);

    var job = fixture.submit();

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.<String>read(job, Job::info))
        .isEqualTo("The output of the job did not come back.");
  }

  private void configure(String body) {
    fixture.configure(
        """
        runners: {local: {load: local, workers: 4}}
        execution:
          default: local
          environments: {local: {runner: local, %s}}
        """
            .formatted(body));
  }

  private long submitWithPackedOutput() {
    var job = fixture.submit();
    fixture.database.execute("update history_item set extension = 'fastq.gz' where name = 'work'");
    return job;
  }

  private DatasetState state(long job, String output) {
    return fixture.output(job, output, i -> i.dataset().state());
  }
}
