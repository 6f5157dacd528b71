package org.abell.web.jobconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.configuration.ActiveConfiguration;
import org.abell.configuration.ConfigurationProblem;
import org.abell.jobconf.JobConfiguration;
import org.abell.problem.Problem;
import org.abell.web.page.Rendered;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTemplateTest {

  private static final String FILE =
      """
      runners:
        local:
          load: galaxy.jobs.runners.local:LocalJobRunner
          workers: 3
        pulsar:
          load: galaxy.jobs.runners.pulsar:PulsarRESTJobRunner
          amqp_password: hush
      handling:
        assign: [db-skip-locked]
        max_grab: 7
      execution:
        default: here
        environments:
          here:
            runner: local
            tags: [small]
            env:
              - name: TMP
                value: /big
          far:
            runner: pulsar
      tools:
        - id: sort1
          environment: far
      """;

  @TempDir private Path folder;

  @Test
  void the_configuration_is_shown_as_tables() throws IOException {
    var page = page();

    assertThat(page.select("dl.facts").text())
        .contains("Fingerprint f00d", "db-skip-locked", "Taken at once 7");
    assertThat(page.select("table").get(0).select("tbody tr").eachText().get(0))
        .isEqualTo("here (default) local small TMP=/big");
    assertThat(page.select("table").get(3).select("tbody tr").text()).isEqualTo("sort1 far");
  }

  @Test
  void findings_say_file_line_and_reason() throws IOException {
    assertThat(page().select(".findings li").eachText())
        .anySatisfy(
            line -> assertThat(line).startsWith("warning ").contains("job_conf.yml:", "pulsar"));
  }

  @Test
  void a_newer_file_that_is_refused_says_why_and_since_when() throws IOException {
    assertThat(page().select("[role=alert]").text())
        .contains("refused since 2026-11-23 09:00:00 (UTC)")
        .contains("job_conf.yml:7: the limit is no number");
  }

  @Test
  void secrets_are_not_shown() throws IOException {
    assertThat(page().text()).contains("amqp_password = (not shown)").doesNotContain("hush");
  }

  private Document page() throws IOException {
    var file = Files.writeString(folder.resolve("job_conf.yml"), FILE);
    var read = JobConfiguration.read(file, name -> Optional.empty());
    var active =
        new ActiveConfiguration(
            read.configuration().orElseThrow(),
            "f00d",
            read.findings(),
            Instant.parse("2026-11-23T09:00:00Z"));
    var problem =
        new ConfigurationProblem(
            List.of(new Problem("job_conf.yml", 7, "the limit is no number")), active.since());
    var view = ConfigurationViews.of(active, Optional.of(file), Optional.of(problem));
    return Rendered.forAdmin("configuration", Map.of("view", view));
  }
}
