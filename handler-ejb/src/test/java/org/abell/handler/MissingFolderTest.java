package org.abell.handler;

import static org.abell.handler.HandlerFixture.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.abell.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handler from whose view the shared folder vanishes, as a mount may. */
class MissingFolderTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path root;

  private HandlerFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new HandlerFixture(root);
    fixture.writeTool(
        "while [ ! -e %s ]; do sleep 0.05; done; echo whole > '$out'"
            .formatted(root.resolve("go")));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void no_job_is_judged_or_taken_without_it_and_all_goes_on_with_it() throws IOException {
    fixture.start(NAME, 2);
    var running = fixture.running(SOON);
    var mark = root.resolve("data/.abell-installation");
    var hidden = Files.move(mark, root.resolve("hidden"));
    rounds(2);

    var waiting = fixture.submit();
    Files.createFile(root.resolve("go"));
    rounds(3);
    assertThat(fixture.state(running)).isEqualTo(JobState.RUNNING);
    assertThat(fixture.state(waiting)).isEqualTo(JobState.NEW);

    Files.move(hidden, mark);
    fixture.becomes(running, JobState.OK, SOON);
    fixture.becomes(waiting, JobState.OK, SOON);
    assertThat(fixture.file(running, "out")).hasContent("whole");
  }

  /** The handler looks at everything so many times. */
  private void rounds(int number) {
    for (var i = 0; i < number; i++) {
      var asked = Instant.now();
      await().atMost(SOON).until(() -> lastRound().isAfter(asked));
    }
  }

  private Instant lastRound() {
    return Instant.now().minus(fixture.pulse(NAME).age().orElseThrow());
  }
}
