package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.abell.history.HistoryItem;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.abell.upload.UploadOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadJobsTest {

  private static final Duration SOON = Duration.ofSeconds(15);

  private HandlerFixture fixture;

  @BeforeEach
  void prepare(@TempDir Path root) {
    fixture = new HandlerFixture(root);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void an_upload_becomes_a_dataset_of_the_type_it_is_found_to_be() throws IOException {
    stage("u1", "a\tb\r\nc\td");
    fixture.start(1);

    var job = fixture.submit("upload1", order("u1").parameters());

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.output(job, "output0", HistoryItem::extension)).isEqualTo("tabular");
    assertThat(fixture.file(job, "output0")).hasContent("a\tb\nc\td\n");
    assertThat(fixture.uploads().resolve("u1")).doesNotExist();
  }

  @Test
  void an_upload_that_cannot_be_had_says_why() {
    fixture.start(1);

    var job = fixture.submit("__DATA_FETCH__", order("../escape").parameters());

    fixture.becomes(job, JobState.ERROR, SOON);
    assertThat(fixture.read(job, Job::info)).isEqualTo("The upload leads out of its folder.");
  }

  @Test
  void an_upload_cut_short_by_a_crash_is_done_again() throws IOException {
    stage("u1", "text\n");
    var job = fixture.submit("upload1", order("u1").parameters());
    var claim = fixture.takenBefore(job);
    fixture.queued(claim, "upload", "abell-x");
    fixture.owned.started(claim, "abell-x");

    fixture.start(1);

    fixture.becomes(job, JobState.OK, SOON);
    assertThat(fixture.file(job, "output0")).hasContent("text\n");
  }

  private static UploadOrder order(String file) {
    return new UploadOrder(new UploadOrder.Staged(file), file, "auto", "?", true, false);
  }

  private void stage(String name, String text) throws IOException {
    Files.createDirectories(fixture.uploads());
    Files.writeString(fixture.uploads().resolve(name), text);
  }
}
