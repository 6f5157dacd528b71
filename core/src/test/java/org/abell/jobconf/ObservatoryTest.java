package org.abell.jobconf;

import static org.abell.jobconf.Configurations.findings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What large sites write is understood: warnings are only for what needs Python or a runner that is
 * not here, and for what is really odd.
 */
class ObservatoryTest {

  @TempDir private Path folder;

  @BeforeEach
  void parameters() throws Exception {
    var name = "job_resource_params_conf.xml";
    Files.writeString(folder.resolve(name), text(name));
  }

  private static String text(String name) throws IOException {
    try (var in = ObservatoryTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private JobConfigurationFile read(String name) throws IOException {
    return Configurations.read(folder, name, text(name));
  }

  private static String notHere(int line, String id, String load) {
    return "%d warning: the runner %s (galaxy.jobs.runners.%s) cannot be run here; jobs for it fail"
        .formatted(line, id, load);
  }

  private static String python(int line, String destination, String function) {
    return ("%d warning: the dynamic destination %s asks the Python function %s, which cannot be run"
            + " here; use a type such as rules or hook")
        .formatted(line, destination, function);
  }

  @Test
  void the_xml_file_gives_these_findings_and_no_others() throws IOException {
    assertThat(findings(read("observatory.xml")))
        .containsExactly(
            notHere(15, "far", "pulsar:PulsarRESTJobRunner"),
            notHere(16, "far_mq", "pulsar:PulsarMQJobRunner"),
            "19 warning: the runner pods has neither k8s_config_path nor k8s_use_service_account;"
                + " its jobs wait",
            notHere(24, "ark", "godocker:GodockerJobRunner"),
            notHere(25, "time", "chronos:ChronosJobRunner"),
            notHere(26, "cloud", "aws:AWSBatchJobRunner"),
            "65 warning: the destination misspelt uses the runner gird, which is not configured or"
                + " not enabled; its jobs fail",
            python(66, "dynamic", "by_star"),
            "69 warning: the dynamic destination table (dtd) goes by %s, which does not exist; its"
                    .formatted(folder.resolve("tool_destinations.yml"))
                + " jobs fail",
            "72 warning: destination_ids of the dynamic destination any names the unknown"
                + " destination nowhere",
            python(83, "vortex", "map_tool_to_destination of tpv.rules"));
  }

  @Test
  void the_yaml_file_gives_these_findings_and_no_others() throws IOException {
    assertThat(findings(read("observatory.yml")))
        .containsExactly(
            notHere(7, "far_pods", "pulsar:PulsarKubernetesJobRunner"),
            notHere(8, "far_tes", "pulsar:PulsarTesJobRunner"),
            notHere(9, "far_batch", "pulsar:PulsarGcpBatchJobRunner"),
            "31 warning: the container resolver mulled is skipped: it gets images from the network or"
                + " builds them, which is not done here; name images by mapping or"
                + " cached_mulled_singularity",
            python(62, "vortex", "map_tool_to_destination of tpv.rules"),
            "70 warning: resubmit of the destination vortex must be a list; it is read as a list of"
                + " one",
            "96 warning: the key 'enviroment' restricts the tools entry stack to jobs with that"
                + " parameter, and none has it; did you mean environment?");
  }

  @Test
  void the_xml_file_says_what_it_seems_to_say() throws IOException {
    var jobs = read("observatory.xml").configuration().orElseThrow();
    var destinations = jobs.destinations();
    assertThat(jobs.runners()).containsKey("desk").doesNotContainKey("sometimes");
    assertThat(destinations.byId().get("wide").metrics()).isEqualTo(new MetricsChoice.Disabled());
    assertThat(destinations.byId().get("ssh_large").params().text("job_Resource_List"))
        .contains("walltime=30:00:00");
    var late = destinations.byId().get("short");
    assertThat(late.params().text("nativeSpecification")).contains("--time=00:10:00");
    assertThat(late.params().text("docker_enabled")).contains("yes");
    assertThat(late.resubmit())
        .extracting(ResubmitRule::delay)
        .containsExactly(Optional.of("attempt * 30"), Optional.of("60"));
    assertThat(jobs.target(ToolKey.of("stack", "1")).handler()).isEqualTo("lenses");
    assertThat(jobs.target(ToolKey.of("view", "1")).handler()).isEqualTo("_default_");
    assertThat(jobs.resources().paramsFor(Optional.of("most"))).hasSize(3);
  }

  @Test
  void unquoted_times_and_lists_in_yaml_mean_what_was_meant() throws IOException {
    var jobs = read("observatory.yml").configuration().orElseThrow();
    var destinations = jobs.destinations().byId();
    assertThat(jobs.limits().walltime()).contains(Duration.ofHours(24));
    assertThat(destinations.get("ssh").params().text("job_time")).contains("2:00:00");
    assertThat(destinations.get("full").params().list("from_destination_ids"))
        .containsExactly("bench", "wide");
    assertThat(destinations.get("any").params().list("destination_ids"))
        .containsExactly("bench", "wide");
    assertThat(destinations.get("any").params().list("hash_by"))
        .containsExactly("workflow_invocation", "history");
    var own = ToolKey.of("mine", "1").inClasses(Set.of(ToolClass.USER_DEFINED));
    assertThat(jobs.target(own).destination()).isEqualTo("boxed");
  }
}
