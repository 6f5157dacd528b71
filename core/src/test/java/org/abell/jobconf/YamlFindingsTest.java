package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFindingsTest {

  @TempDir private Path folder;

  @BeforeEach
  void parameters() throws Exception {
    var name = "job_resource_params_conf.xml";
    Files.copy(Path.of(getClass().getResource(name).toURI()), folder.resolve(name));
  }

  @ParameterizedTest
  @MethodSource({"sections", "environments", "toolsAndLimits"})
  void an_oddity_is_told_with_its_line(String sections, String finding) {
    var read = Configurations.read(folder, "job_conf.yml", Configurations.yaml(sections));
    assertThat(Configurations.findings(read)).containsExactly(finding);
    assertThat(read.configuration().isPresent()).isEqualTo(finding.contains("warning:"));
  }

  static Stream<Arguments> sections() {
    return Stream.of(
        arguments(
            "colour: red",
            "1 warning: unknown key 'colour' in the job configuration; it is ignored"),
        arguments("handling: [a]", "1 refused: handling must hold keys and values"),
        arguments(
            "handling:\n  assign: [db-magic]",
            "2 refused: unknown assignment method 'db-magic'; the methods are mem-self, db-self,"
                + " db-preassign, db-transaction-isolation, db-skip-locked"),
        arguments(
            "handling:\n  assign: db-self",
            "2 warning: assign of handling is a text where a list belongs; it is read as a comma"
                + " list"),
        arguments(
            "handling:\n  max_grab: many",
            "2 refused: max_grab of handling must be a whole number, not 'many'"),
        arguments(
            "handling:\n  processes:\n    h:\n      tags: special",
            "4 warning: tags of the handler h is a text where a list belongs; it is read as a"
                + " comma list"),
        arguments(
            "handling:\n  processes:\n    h:\n      tag: [special]",
            "4 warning: unknown key 'tag' in the handler h; it is ignored"),
        arguments(
            "handling:\n  max_grab: 1\n  max_grab: 2",
            "3 warning: the key 'max_grab' stands twice; the last one counts"),
        arguments(
            "resources:\n  groups: {all: memory_gb}",
            "2 warning: all of groups of resources is a text where a list belongs; it is read as a"
                + " comma list"),
        arguments(
            "runners:\n  local: {load: local}\n  half:",
            "3 warning: the runner half is ignored: it has no load"),
        arguments(
            "runners: {local: {load: local, workers: lots}}",
            "1 refused: workers of the runner local must be a whole number, not 'lots'"));
  }

  static Stream<Arguments> environments() {
    return Stream.of(
        arguments(
            "execution:\n  default: here",
            "2 refused: the default destination here is neither a destination nor a tag"),
        arguments(
            "execution: {default: a, environments: {a: {runner: local, tags: fast}}}",
            "1 warning: tags of the destination a is a text where a list belongs; it is read as a"
                + " comma list"),
        arguments(
            "execution:\n  environments:\n  - runner: local\n  - {id: a, runner: local}",
            "3 warning: a destination without id is ignored"),
        arguments(
            "execution: {environments: {a: {runner: local, params: {x: 1}, y: 2}}}",
            "1 warning: unknown key 'y' in the destination a; it is ignored"),
        arguments(
            "execution: {environments: {a: {runner: local, resubmit: {delay: 30}}}}",
            "1 warning: resubmit of the destination a must be a list; it is read as a list of one"),
        arguments(
            """
            execution:
              environments:
                a:
                  runner: local
                  env:
                  - {execute: 'true', exec: 'true'}
            """,
            "6 warning: unknown key 'exec' in an env entry of the destination a; it is ignored"),
        arguments(
            """
            execution:
              environments:
                a:
                  runner: local
                  env:
                  - name: FLAG
                    value: yes
            """,
            "7 warning: YAML reads this value as a truth value, so the variable is True; quote it"),
        arguments(
            """
            execution:
              environments:
                a:
                  runner: local
                  umask: 022
            """,
            "5 warning: YAML reads 022 as the number 18; quote it if it is a text"),
        arguments(
            """
            execution:
              default: a
              environments:
                a: {runner: local}
                d:
                  runner: dynamic
            """,
            "5 warning: the dynamic destination d asks a Python function named like the tool, which"
                + " cannot be run here; use a type such as rules or hook"),
        arguments(
            """
            execution:
              default: a
              environments:
                a: {runner: local}
                d: {runner: dynamic, type: burst, from_destination_ids: [a], num_jobs: 5}
            """,
            "5 warning: the dynamic destination d (burst) has no to_destination_id; its jobs"
                + " fail"));
  }

  static Stream<Arguments> toolsAndLimits() {
    return Stream.of(
        arguments(
            "tools:\n- id: bwa\n  enviroment: here",
            "3 warning: the key 'enviroment' restricts the tools entry bwa to jobs with that"
                + " parameter, and none has it; did you mean environment?"),
        arguments(
            "tools:\n- id: bwa\n  speed: high",
            "3 warning: the key 'speed' restricts the tools entry bwa to jobs with that parameter,"
                + " and none has it"),
        arguments("tools:\n- 5", "2 refused: a tools entry must hold keys and values"),
        arguments(
            "limits:\n- {type: walltime, value: '86400'}",
            "2 refused: the limit walltime must be hours:minutes:seconds, not '86400'"),
        arguments(
            "limits:\n- {type: total_walltime, value: '1:00:00'}",
            "2 refused: the limit total_walltime needs a window, a number of days"),
        arguments(
            "limits:\n- {type: output_size}",
            "2 warning: the limit output_size has no value; it is ignored"),
        arguments(
            "limits:\n- {type: environment_jobs, value: 5}",
            "2 warning: the limit type 'environment_jobs' is unknown; it has no effect"));
  }

  @Test
  void runners_are_needed() {
    var read = Configurations.read(folder, "a.yml", "execution: {environments: {}}\n");
    assertThat(Configurations.findings(read))
        .containsExactly(
            "1 refused: the key runners is missing", "1 refused: there is no destination");
  }

  @Test
  void what_is_not_yaml_is_refused_with_its_line() {
    var read = Configurations.read(folder, "a.yml", "runners:\n  local: {load\n");
    assertThat(Configurations.findings(read)).singleElement().asString().contains("is not YAML");
    assertThat(read.findings().get(0).problem().line()).isEqualTo(3);
  }

  @Test
  void an_empty_file_is_refused() {
    assertThat(Configurations.read(folder, "a.yml", "# nothing\n").refusals()).isEqualTo(1);
  }

  @Test
  void aliases_without_end_are_refused() {
    var read = Configurations.read(folder, "a.yml", "runners: &a\n  local: *a\n");
    assertThat(Configurations.findings(read))
        .containsExactly("1 refused: aliases repeat each other without end");
  }

  @Test
  void all_findings_are_told_at_once() {
    var read =
        Configurations.read(
            folder,
            "a.yml",
            "handling: {max_grab: x}\nexecution: {default: y}\nrunners: {}\nlimits: 3\n");
    assertThat(read.refusals()).isEqualTo(3);
    assertThat(read.configuration()).isEmpty();
  }
}
