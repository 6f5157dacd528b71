package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two files with every element of the grammar, which say the same. */
class SampleTest {

  private static JobConfigurationFile read(String name) {
    try {
      var file = Path.of(SampleTest.class.getResource(name).toURI());
      return JobConfiguration.read(file, variable -> Optional.empty());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static JobConfiguration usable(String name) {
    return read(name).configuration().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample_job_conf.xml", "sample_job_conf.yml"})
  void a_sample_is_usable_with_warnings_only_of_what_cannot_be_run_here(String name) {
    var read = read(name);
    assertThat(read.configuration()).isPresent();
    assertThat(read.findings())
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.problem().reason()).contains("cannot be run here"));
  }

  @Test
  void both_syntaxes_give_the_same_model() {
    var xml = usable("sample_job_conf.xml");
    var yaml = usable("sample_job_conf.yml");
    assertThat(xml.handlers()).isEqualTo(yaml.handlers());
    assertThat(xml.resources()).isEqualTo(yaml.resources());
    assertThat(xml.tools()).isEqualTo(yaml.tools());
    assertThat(xml.limits()).isEqualTo(yaml.limits());
    assertThat(xml.runners()).isEqualTo(yaml.runners());
    assertThat(flat(xml)).isEqualTo(flat(yaml));
    assertThat(xml.destinations().defaultName()).isEqualTo(yaml.destinations().defaultName());
  }

  /** Destinations with their parameters as texts, without the one that only XML sets. */
  private static Map<String, Destination> flat(JobConfiguration configuration) {
    Map<String, Destination> found = new LinkedHashMap<>();
    for (var d : configuration.destinations().byId().values()) {
      Map<String, ParamValue> params = new LinkedHashMap<>();
      d.params().texts().forEach((name, value) -> params.put(name, new ParamValue.Text(value)));
      params.remove("docker_sudo");
      found.put(
          d.id(),
          new Destination(
              d.id(),
              d.runner(),
              d.tags(),
              new Params(params),
              d.environment(),
              d.resubmit(),
              d.metrics()));
    }
    return found;
  }

  @Test
  void the_sample_says_what_it_seems_to_say() {
    var read = usable("sample_job_conf.yml");
    var bench = read.destinations().byId().get("bench");
    assertThat(bench.environment())
        .containsExactly(
            new EnvironmentEntry.Variable("LC_ALL", "C", false),
            new EnvironmentEntry.Variable("HEAP", "\"$((2 * 3))G\"", true),
            new EnvironmentEntry.Sourced("/etc/profile.d/bench.sh", false),
            new EnvironmentEntry.Executed("ulimit -c 0"));
    assertThat(bench.resubmit())
        .containsExactly(
            new ResubmitRule(
                Optional.of("walltime_reached and attempt < 3"),
                Optional.of("night8"),
                Optional.of("heavy"),
                Optional.of("attempt * 60")),
            new ResubmitRule(
                Optional.of("unknown_error or tool_detected_failure"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(bench.shell()).contains("/bin/dash");
    assertThat(read.destinations().byId().get("overflow").dynamicType())
        .contains(DynamicType.BURST);
    assertThat(read.runners().get("dynamic").params().text("rules_module"))
        .contains("institute.galaxy.rules");
    assertThat(read.target(ToolKey.of("toolshed.example.org/repos/ann/aligners/align/2.1", "2.1")))
        .isEqualTo(new ToolTarget("daily", "night12", Optional.of("everything")));
    assertThat(read.destinations().tagged("cluster"))
        .extracting(Destination::id)
        .containsExactly("bench", "night8", "night12");
  }
}
