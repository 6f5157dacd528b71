package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.abell.history.DatasetState;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that look at their outputs themselves, with real processes. */
class EmbeddedMetadataTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String WRITES = "seq 3 > '$out'; printf 'a\\t1\\nb\\t2\\n' > table.tsv";

  /** Takes the place of an answer, in a way that the program cannot put right. */
  private static final String SPOILS =
      "; mkdir -p \"../metadata/\\$(basename '$out').json/spoilt\"";

  private static final String EMBEDS = "embed_metadata_in_job: true, cleanup_job: never";

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
  void a_job_finds_out_the_same_as_its_handler() {
    fixture.writeTool(WRITES);
    fixture.start(1);
    configure("outputs_to_working_directory: true");
    var plain = ended();
    configure(EMBEDS + ", outputs_to_working_directory: true, retry_metadata_internally: false");

    var embedded = ended();

    for (var output : List.of("out", "work")) {
      assertThat(state(embedded, output)).isEqualTo(DatasetState.OK);
      assertThat(facts(embedded, output)).isEqualTo(facts(plain, output));
    }
    assertThat(facts(embedded, "work").get(2)).contains("\"columns\":2");
    assertThat(fixture.directory(embedded).metadata()).isDirectoryContaining("glob:**.dat.json");
    assertThat(fixture.directory(plain).metadata()).doesNotExist();
  }

  @Test
  void an_isolated_job_finds_out_the_same() {
    fixture.writeTool(WRITES);
    fixture.start(1);
    configure("cleanup_job: never");
    var plain = ended();
    configure(EMBEDS + ", isolation: auto, retry_metadata_internally: false");

    var isolated = ended();

    for (var output : List.of("out", "work")) {
      assertThat(state(isolated, output)).isEqualTo(DatasetState.OK);
      assertThat(facts(isolated, output)).isEqualTo(facts(plain, output));
    }
  }

  @Test
  void an_answer_about_another_type_is_not_taken() {
    fixture.writeTool(WRITES + "; sed -i s/tabular/txt/ ../metadata/wanted.json");
    fixture.start(1);
    configure(EMBEDS);

    var job = ended();

    assertThat(facts(job, "work").get(2)).contains("\"columns\":2");
    assertThat(facts(job, "work").get(3)).isEqualTo("tabular");
  }

  @Test
  void an_answer_that_is_spoilt_is_made_up_for_by_the_handler() {
    fixture.writeTool(WRITES + SPOILS);
    fixture.start(1);
    configure(EMBEDS);

    var job = ended();

    assertThat(fixture.directory(job).metadata()).isDirectoryContaining("glob:**.json.half");
    assertThat(facts(job, "out").get(0)).isEqualTo("3 lines");
  }

  @Test
  void without_a_program_the_handler_looks() {
    fixture.writeTool(WRITES + "; rm -rf '" + root.resolve("data/lib") + "'");
    fixture.start(1);
    configure(EMBEDS);

    var job = ended();

    assertThat(fixture.directory(job).metadata().resolve("log")).content().isNotEmpty();
    assertThat(facts(job, "out").get(0)).isEqualTo("3 lines");
  }

  @Test
  void without_an_answer_a_destination_may_refuse_the_output() {
    fixture.writeTool(WRITES + "; rm -rf '" + root.resolve("data/lib") + "'");
    fixture.start(1);
    configure(EMBEDS + ", retry_metadata_internally: false");

    var job = ended();

    assertThat(state(job, "out")).isEqualTo(DatasetState.FAILED_METADATA);
    assertThat(Files.exists(fixture.file(job, "out"))).isTrue();
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

  private long ended() {
    var job = fixture.submit();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(fixture.state(job))
                    .as("job %d: %s", job, fixture.<String>read(job, Job::info))
                    .isEqualTo(JobState.OK));
    return job;
  }

  private List<String> facts(long job, String output) {
    return fixture.output(
        job,
        output,
        i ->
            List.of(i.blurb(), i.peek(), i.metadata(), i.extension(), "" + i.dataset().fileSize()));
  }

  private DatasetState state(long job, String output) {
    return fixture.output(job, output, i -> i.dataset().state());
  }
}
