package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;

class JobConfigurationReadingTest {

  @TempDir private Path folder;

  private JobConfiguration xml(String sections) {
    return clean(Configurations.read(folder, "job_conf.xml", Configurations.xml(sections)));
  }

  private JobConfiguration yaml(String sections) {
    return clean(Configurations.read(folder, "job_conf.yml", Configurations.yaml(sections)));
  }

  private static JobConfiguration clean(JobConfigurationFile read) {
    assertThat(Configurations.findings(read)).isEmpty();
    return read.configuration().orElseThrow();
  }

  @Test
  void a_missing_file_gives_the_built_in_configuration_and_a_warning() {
    var file = folder.resolve("job_conf.yml");
    var read = JobConfiguration.read(file, name -> Optional.empty());
    assertThat(Configurations.findings(read))
        .containsExactly("0 warning: the file does not exist; the built-in configuration is used");
    assertThat(read.configuration()).contains(JobConfiguration.builtIn());
  }

  @Test
  void the_built_in_configuration_runs_four_jobs_here() {
    var builtIn = JobConfiguration.builtIn();
    assertThat(builtIn.runners().get("local").workers()).isEqualTo(4);
    assertThat(builtIn.target(ToolKey.of("cat1", "1.0")))
        .isEqualTo(new ToolTarget("_default_", "local", Optional.empty()));
    assertThat(builtIn.whyNotRunnable(builtIn.destinations().byId().get("local"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"job_conf.xml,true", "job_conf.xml.local,true", "job_conf.yml,false", "x,false"})
  void the_name_tells_the_syntax(String name, boolean xml) {
    var text = xml ? Configurations.xml("") : Configurations.yaml("");
    assertThat(Configurations.read(folder, name, text).findings()).isEmpty();
  }

  @Test
  void a_configuration_within_another_file_keeps_its_lines() {
    var text = "galaxy:\n  job_config:\n    runners: {local: {load: local}}\n    execution: 1\n";
    var root = (MappingNode) new Yaml(new LoaderOptions()).compose(new StringReader(text));
    var galaxy = (MappingNode) root.getValue().get(0).getValueNode();
    var read =
        JobConfiguration.read(
            "galaxy.yml",
            galaxy.getValue().get(0).getValueNode(),
            ValueSources.of(name -> Optional.empty()));
    assertThat(Configurations.findings(read))
        .contains("4 refused: execution must hold keys and values");
    assertThat(read.findings().get(0).problem().file()).isEqualTo("galaxy.yml");
  }

  @Test
  void workers_are_the_plugins_own_then_those_of_all_then_four() {
    var runners =
        xml("""
                <plugins workers="7">
                  <plugin id="a" type="runner" load="local" workers="2"/>
                  <plugin id="local" type="runner" load="galaxy.jobs.runners.local:LocalJobRunner"/>
                </plugins>""")
            .runners();
    assertThat(runners.get("a").workers()).isEqualTo(2);
    assertThat(runners.get("local").workers()).isEqualTo(7);
    assertThat(xml("").runners().get("local").workers()).isEqualTo(4);
  }

  @Test
  void what_is_not_enabled_is_not_loaded() {
    var read =
        xml(
            """
            <plugins>
              <plugin id="local" type="runner" load="local">
                <param id="enabled" from_environ="UNSET">True</param></plugin>
              <plugin id="slurm" type="runner" load="slurm">
                <param id="enabled" from_environ="OFF">True</param></plugin>
            </plugins>
            <destinations>
              <destination id="here" runner="local"><param id="enabled">yes</param></destination>
              <destination id="there" runner="slurm">
                <param id="enabled">no</param><resubmit destination="farther"/>
              </destination>
            </destinations>""");
    assertThat(read.runners()).containsOnlyKeys("local", "dynamic");
    assertThat(read.destinations().byId()).containsOnlyKeys("here");
    assertThat(read.destinations().byId().get("here").params().text("enabled")).isEmpty();
  }

  @Test
  void values_come_from_the_environment_the_settings_or_the_text() {
    var read =
        xml(
            """
            <handlers default="x" default_from_environ="MINE">
              <handler id="h" tags="special"/>
            </handlers>
            <destinations default="here" default_from_environ="PLACE">
              <destination id="here" runner="local">
                <param id="native" from_environ="RAW">--mem=1G</param>
                <param id="other" from_environ="UNSET">--mem=1G</param>
                <param id="docker_enabled" from_config="use_docker">false</param>
                <param id="unknown" from_config="no_such">false</param>
              </destination>
              <destination id="cluster" runner="local"/>
            </destinations>""");
    var params = read.destinations().byId().get("here").params();
    assertThat(params.texts())
        .containsEntry("native", "--mem=8G")
        .containsEntry("other", "--mem=1G")
        .containsEntry("docker_enabled", "yes")
        .containsEntry("unknown", "false");
    assertThat(read.destinations().defaultName()).isEqualTo("cluster");
    assertThat(read.handlers().effectiveDefault()).isEqualTo("special");
  }

  @Test
  void only_xml_turns_docker_sudo_on() {
    var xml = xml("").destinations().byId().get("here").params();
    var yaml = yaml("").destinations().byId().get("here").params();
    assertThat(xml.flag("docker_sudo", false)).isTrue();
    assertThat(yaml.flag("docker_sudo", false)).isFalse();
  }

  @Test
  void imported_macros_are_expanded_with_their_tokens() throws Exception {
    Files.writeString(
        folder.resolve("m.xml"),
        """
        <macros>
          <token name="@USER@">galaxy</token>
          <xml name="host" tokens="id,cpus">
            <destination id="@ID@" runner="local" tags="many">
              <param id="spec">@USER@:@CPUS@</param>
            </destination>
          </xml>
        </macros>
        """);
    var read =
        xml(
            """
            <macros><import>m.xml</import></macros>
            <destinations default="many">
              <expand macro="host" id="one" cpus="1"/>
              <expand macro="host" id="two" cpus="2"/>
            </destinations>""");
    assertThat(read.destinations().tagged("many"))
        .extracting(Destination::id, d -> d.params().texts().get("spec"))
        .containsExactly(tuple("one", "galaxy:1"), tuple("two", "galaxy:2"));
  }

  @Test
  void times_of_yaml_stay_as_they_are_written() {
    var read =
        yaml(
            """
            execution:
              environments:
                here: {runner: local, job_time: 2:00:00, count: 1_000, fast: yes, none: null}
            limits:
            - {type: walltime, value: 24:00:00}
            - {type: total_walltime, window: 7, value: 86400}
            """);
    assertThat(read.destinations().byId().get("here").params().texts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("job_time", "2:00:00", "count", "1000", "fast", "true"));
    assertThat(read.limits().walltime()).hasValueSatisfying(t -> assertThat(t).hasHours(24));
    assertThat(read.limits().totalWalltime())
        .hasValueSatisfying(t -> assertThat(t.most()).hasHours(24));
  }

  @Test
  void a_list_may_be_a_list_or_a_comma_text() {
    var read =
        yaml(
            """
            execution:
              default: a
              environments:
              - {id: a, runner: local, volumes: ['x', 'y']}
              - {id: b, runner: local, volumes: 'x, y'}
            """);
    for (var id : List.of("a", "b")) {
      assertThat(read.destinations().byId().get(id).params().list("volumes"))
          .containsExactly("x", "y");
    }
  }

  @Test
  void anchors_and_merges_are_resolved() {
    var read =
        yaml(
            """
            execution:
              default: big
              environments:
                small: &usual {runner: local, memory: 1, cores: 2}
                big: {<<: *usual, memory: 9}
            """);
    assertThat(read.destinations().byId().get("big").params().texts())
        .containsExactlyInAnyOrderEntriesOf(Map.of("memory", "9", "cores", "2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                       | Usual[]",
        "metrics: []                            | Disabled[]",
        "metrics: {src: disabled}               | Disabled[]",
        "metrics: {src: default}                | Usual[]",
        "metrics: {src: path, path: m.xml}      | FromFile[file=<folder>/m.xml]",
        "metrics: [{type: cpuinfo, verbose: true}]"
            + " | Plugins[plugins=[Plugin[type=cpuinfo, settings={verbose=true}]]]"
      })
  void metrics_are_usual_disabled_listed_or_elsewhere(String key, String choice) {
    var body = "runner: local" + (key == null ? "" : ", " + key);
    var read = yaml("execution: {environments: {a: {" + body + "}}}");
    assertThat(read.destinations().byId().get("a").metrics())
        .hasToString(choice.replace("<folder>", folder.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metrics='no'    |                                   | Disabled[]",
        "metrics='m.xml' |                                   | FromFile[file=<folder>/m.xml]",
        "metrics='no'    | <job_metrics><env/></job_metrics>"
            + " | Plugins[plugins=[Plugin[type=env, settings={}]]]",
        "tags=''         | <job_metrics/>                    | Disabled[]"
      })
  void metrics_of_xml_mean_the_same(String attribute, String inside, String choice) {
    var read =
        xml(
            "<destinations><destination id='a' runner='local' %s>%s</destination></destinations>"
                .formatted(attribute, inside == null ? "" : inside));
    assertThat(read.destinations().byId().get("a").metrics())
        .hasToString(choice.replace("<folder>", folder.toString()));
  }

  @Test
  void a_destination_that_cannot_run_says_why() {
    var read =
        Configurations.read(
                folder,
                "a.yml",
                """
                runners: {odd: {load: 'site:Odd'}}
                execution:
                  default: a
                  environments: {a: {runner: odd}, b: {runner: none}}
                """)
            .configuration()
            .orElseThrow();
    var byId = read.destinations().byId();
    assertThat(read.whyNotRunnable(byId.get("a")))
        .contains("the destination a uses the runner odd (site:Odd), which cannot be run here");
    assertThat(read.whyNotRunnable(byId.get("b")))
        .contains("the destination b uses the runner none, which is not configured");
  }
}
