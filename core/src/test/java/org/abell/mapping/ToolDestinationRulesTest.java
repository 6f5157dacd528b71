package org.abell.mapping;

import static org.abell.mapping.MapperFixture.refused;
import static org.abell.mapping.MapperFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolDestinationRulesTest {

  private MapperFixture fixture;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    fixture = new MapperFixture(folder);
  }

  @Test
  void tool_destinations_go_by_size_and_priority() throws IOException {
    var file =
        """
        tools:
          sort1:
            rules:
            - {rule_type: file_size, nice_value: 0, lower_bound: 0, upper_bound: 1 KB,
               destination: {priority: {med: a, high: b}}}
            - {rule_type: file_size, nice_value: 0, lower_bound: 1 GB, upper_bound: Infinity,
               destination: fail, fail_message: That is too much.}
            default_destination: c
        default_destination: {priority: {med: b, high: b}}
        users: {Ada@example.org: {priority: high}}
        verbose: true
        """;
    fixture.job.tool("sort1", "1.0").input("txt", 10);
    assertThat(tools(file)).isEqualTo(to("b"));
    fixture.job.email("bob@example.org");
    assertThat(tools(file)).isEqualTo(to("a"));
    fixture.job.input("txt", 1024);
    assertThat(tools(file)).isEqualTo(to("c"));
    fixture.job.input("txt", 1L << 30);
    assertThat(tools(file)).isEqualTo(refused("That is too much."));
    fixture.job.tool("cat1", "1.0");
    assertThat(tools(file)).isEqualTo(to("b"));
  }

  @Test
  void without_a_tool_destinations_file_jobs_are_refused() throws IOException {
    assertThat(fixture.asked("{runner: dynamic, type: dtd}"))
        .isEqualTo(
            refused("The dynamic destination asked has no tool destinations file to go by."));
  }

  @Test
  void the_least_nice_rule_of_a_tool_decides() throws IOException {
    fixture.write("in.fasta", ">one\nACGT\n>two\nA\n");
    var file =
        """
        tools:
          sort1:
            rules:
            - {rule_type: num_input_datasets, nice_value: 0, lower_bound: 1, upper_bound: 5,
               destination: a}
            - {rule_type: records, nice_value: -5, lower_bound: 2, upper_bound: 3, destination: b}
            - {rule_type: arguments, nice_value: -9, arguments: {mode: {careful: true}},
               users: [ada@example.org], destination: c}
        default_destination: c
        """;
    fixture.job.tool("sort1", "1.0").input("txt", 1);
    assertThat(tools(file)).isEqualTo(to("a"));
    fixture.job.file("fasta", fixture.folder.resolve("in.fasta"));
    assertThat(tools(file)).isEqualTo(to("b"));
    fixture.job.parameter("mode", "{\"careful\": true}");
    assertThat(tools(file)).isEqualTo(to("c"));
    fixture.job.email("bob@example.org");
    assertThat(tools(file)).isEqualTo(to("b"));
  }

  private Mapping tools(String text) throws IOException {
    fixture.write("tool_destinations.yml", text);
    return fixture.asked("{runner: dynamic, type: dtd}");
  }
}
