package org.abell.mapping;

import static org.abell.mapping.MapperFixture.refused;
import static org.abell.mapping.MapperFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationMapperTest {

  private MapperFixture fixture;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    fixture = new MapperFixture(folder);
  }

  @Test
  void an_id_is_itself() throws IOException {
    assertThat(fixture.map("c", "{runner: local}")).isEqualTo(to("c"));
  }

  @Test
  void a_tag_is_one_of_its_members() throws IOException {
    Set<Mapping> found = new HashSet<>();
    var configuration = fixture.configuration("{runner: local}");
    var mapper = fixture.mapper();
    for (int i = 0; i < 50; i++) {
      found.add(mapper.map(fixture.job.build(), configuration, "pool"));
    }
    assertThat(found).containsExactlyInAnyOrder(to("a"), to("b"));
  }

  @Test
  void what_is_not_there_is_refused() throws IOException {
    assertThat(fixture.map("nowhere", "{runner: local}"))
        .isEqualTo(refused("There is no destination or tag nowhere."));
  }

  @Test
  void a_runner_that_cannot_run_here_is_refused() throws IOException {
    assertThat(fixture.map("away", "{runner: local}"))
        .isEqualTo(
            refused(
                "The destination away uses the runner far (our.runners:Far), which cannot be run"
                    + " here."));
  }

  @Test
  void python_says_what_to_use_instead() throws IOException {
    assertThat(fixture.asked("{runner: dynamic, function: choose}"))
        .isEqualTo(
            refused(
                "The dynamic destination asked asks a Python function, which cannot be run here;"
                    + " an admin can put rules of the type rules or hook in its place."));
  }

  @Test
  void choose_one_counts_through_ids() throws IOException {
    var asked = "{runner: dynamic, type: choose_one, destination_ids: 'a,b,c', hash_by: %s}";
    fixture.job.id(100).user(31).history(32);
    assertThat(fixture.asked(asked.formatted("job"))).isEqualTo(to("b"));
    assertThat(fixture.asked(asked.formatted("user"))).isEqualTo(to("b"));
    assertThat(fixture.asked(asked.formatted("history"))).isEqualTo(to("c"));
  }

  @Test
  void choose_one_falls_through_to_what_the_job_has() throws IOException {
    var asked =
        "{runner: dynamic, type: choose_one, destination_ids: [a, b, c],"
            + " hash_by: 'workflow_invocation,history'}";
    fixture.job.history(32);
    assertThat(fixture.asked(asked)).isEqualTo(to("c"));
    // MD5 of the text abc is 900150983cd24fb0d6963f7d28e17f72, which leaves 1 when divided by 3.
    fixture.job.params(Map.of("__workflow_invocation_uuid__", "abc"));
    assertThat(fixture.asked(asked)).isEqualTo(to("b"));
  }

  @Test
  void burst_goes_on_when_the_first_are_full() throws IOException {
    var asked =
        "{runner: dynamic, type: burst, from_destination_ids: 'a,b', to_destination_id: c,"
            + " num_jobs: 2}";
    fixture.active = 1;
    assertThat(fixture.asked(asked)).isEqualTo(to("a"));
    fixture.active = 2;
    assertThat(fixture.asked(asked)).isEqualTo(to("c"));
  }

  @Test
  void docker_dispatch_asks_whether_there_is_a_container() throws IOException {
    var asked =
        "{runner: dynamic, type: docker_dispatch, docker_destination_id: a,"
            + " default_destination_id: b}";
    assertThat(fixture.asked(asked)).isEqualTo(to("b"));
    fixture.job.docker();
    assertThat(fixture.asked(asked)).isEqualTo(to("a"));
  }

  @Test
  void a_circle_is_refused() throws IOException {
    assertThat(fixture.asked("{runner: dynamic, type: choose_one, destination_ids: [asked]}"))
        .isInstanceOfSatisfying(
            Mapping.Refused.class,
            r -> assertThat(r.reason()).startsWith("The destinations lead to each other"));
  }
}
