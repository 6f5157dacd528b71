package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestinationAdditionsTest {

  private static final DestinationAdditions ADDED =
      new DestinationAdditions(
          new Params(
              Map.of(
                  "ncpus",
                  text("4"),
                  "docker_volumes",
                  new ParamValue.Sequence(List.of(text("a"), text("b"))))),
          List.of(
              new EnvironmentEntry.Variable("GREETING", "say \"hi\"", false),
              new EnvironmentEntry.Sourced("/etc/env.sh", true),
              new EnvironmentEntry.Executed("module load r")));

  @Test
  void what_was_written_is_read_again() {
    assertThat(DestinationAdditions.of(ADDED.paramsJson(), ADDED.environmentJson()))
        .isEqualTo(ADDED);
    assertThat(DestinationAdditions.of("{}", "[]")).isEqualTo(DestinationAdditions.NONE);
  }

  @Test
  void what_was_added_wins_over_the_destination_and_its_environment_comes_last() {
    var params = new LinkedHashMap<String, ParamValue>();
    params.put("ncpus", text("1"));
    params.put("partition", text("short"));
    var first = new EnvironmentEntry.Variable("GREETING", "hello", false);
    var base =
        new Destination(
            "big",
            "slurm",
            List.of("all"),
            new Params(params),
            List.of(first),
            List.of(),
            new MetricsChoice.Usual());

    var seen = ADDED.addTo(base);

    assertThat(seen.id()).isEqualTo("big");
    assertThat(seen.params().text("ncpus")).hasValue("4");
    assertThat(seen.params().text("partition")).hasValue("short");
    assertThat(seen.params().list("docker_volumes")).containsExactly("a", "b");
    assertThat(seen.environment()).startsWith(first).hasSize(4);
  }

  @Test
  void numbers_and_truth_values_are_texts() {
    var read = DestinationAdditions.of("{\"a\":4,\"b\":true}", "[]");

    assertThat(read.params().texts()).containsEntry("a", "4").containsEntry("b", "true");
  }

  private static ParamValue text(String text) {
    return new ParamValue.Text(text);
  }
}
