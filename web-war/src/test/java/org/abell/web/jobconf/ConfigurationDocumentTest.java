package org.abell.web.jobconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abell.configuration.ActiveConfiguration;
import org.abell.configuration.ConfigurationProblem;
import org.abell.jobconf.Finding;
import org.abell.jobconf.JobConfiguration;
import org.abell.problem.Problem;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {

  private static final Instant MORNING = Instant.parse("2026-05-01T08:00:00Z");

  @Test
  void what_is_in_force_is_told_with_its_oddities() {
    var odd = new Finding(Finding.Severity.WARNING, new Problem("job_conf.yml", 3, "it is odd"));
    var document =
        ConfigurationDocument.of(
            active(List.of(odd)), Optional.of(Path.of("/etc/job_conf.yml")), Optional.empty());
    assertThat(document.getString("fingerprint")).isEqualTo("f1");
    assertThat(document.getString("file")).isEqualTo("/etc/job_conf.yml");
    assertThat(document.getString("default_destination")).isEqualTo("local");
    assertThat(document.getJsonArray("findings"))
        .hasToString("[{\"file\":\"job_conf.yml\",\"line\":3,\"reason\":\"it is odd\"}]");
    assertThat(document.isNull("problem")).isTrue();
  }

  @Test
  void a_refused_one_is_told_beside_it() {
    var problem = new ConfigurationProblem(List.of(Problem.of("job_conf.yml", "gone")), MORNING);
    var document =
        ConfigurationDocument.of(active(List.of()), Optional.empty(), Optional.of(problem));
    assertThat(document.isNull("file")).isTrue();
    assertThat(document.getJsonObject("problem").getJsonArray("findings"))
        .hasToString("[{\"file\":\"job_conf.yml\",\"line\":null,\"reason\":\"gone\"}]");
  }

  private static ActiveConfiguration active(List<Finding> findings) {
    return new ActiveConfiguration(JobConfiguration.builtIn(), "f1", findings, MORNING);
  }
}
