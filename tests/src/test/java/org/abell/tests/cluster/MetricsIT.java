package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.cluster.Cluster;
import org.junit.jupiter.api.Test;

/** What each server tells Prometheus, and to whom. */
class MetricsIT extends AdministeredCluster {

  private static final Pattern LINE =
      Pattern.compile("([a-z_0-9]+)(?:\\{(.*)})? ([-+.0-9eEINaf]+)");
  private static final Path GRAFANA =
      Path.of("../domain-config/src/main/distribution/abell/grafana");
  private static final Pattern USED = Pattern.compile("\\b(?:abell|jvm|process)_[a-z_]+[a-z]\\b");

  private static final String CONFIGURATION =
      """
      runners:
        local: {load: 'galaxy.jobs.runners.local:LocalJobRunner', workers: 4}
      execution:
        default: local
        environments:
          local: {runner: local}
      limits:
      - {type: environment_total_concurrent_jobs, id: local, value: 7}
      """;

  MetricsIT(Cluster cluster) {
    super(cluster, CONFIGURATION);
  }

  /** One line of an answer. */
  private record Sample(String name, String labels, double value) {}

  @Test
  void what_the_dashboard_and_the_alerts_use_is_told_and_jobs_are_counted() throws IOException {
    var before = runs();
    assertThat(work.ended(work.run("true1", Json.createObjectBuilder()))).isEqualTo("ok");
    await().atMost(SOON).until(() -> runs() == before + 1);

    var slow = work.running(work.slow(100));
    admin.lock("a test");
    work.run("true1", Json.createObjectBuilder());
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var web = samples("web0");
              assertThat(sum(web, "abell_jobs", "state=\"new\"")).isEqualTo(1);
              assertThat(sum(web, "abell_limit_used", "key=\"local\"")).isEqualTo(1);
              assertThat(sum(web, "abell_limit_most", "key=\"local\"")).isEqualTo(7);
              assertThat(sum(web, "abell_handler_jobs", "state=\"running\"")).isEqualTo(1);
            });
    assertThat(names()).containsAll(used());
    work.api().delete("/api/jobs/" + slow.job());
  }

  @Test
  void requests_are_counted_by_kind_and_connections_by_pool() {
    samples("web1");
    var web = samples("web1");
    assertThat(sum(web, "abell_http_request_seconds_count", "kind=\"metrics\",status=\"2xx\""))
        .isPositive();
    assertThat(sum(web, "abell_datasource_available", "pool=\"AbellDS\"")).isPositive();
    assertThat(sum(web, "abell_listener_requests_total", "listener=\"default\"")).isPositive();
    assertThat(sum(web, "abell_server_up", "server=\"web1\"")).isEqualTo(1);
  }

  @Test
  void nothing_is_told_through_the_front_and_no_user_or_job_is_named() {
    assertThat(Api.visitor(cluster.front()).get("/metrics").status()).isEqualTo(404);
    assertThat(admin.api().get("/metrics").status()).isEqualTo(404);
    assertThat(text("handler0")).doesNotContain("@").doesNotContain("user=").doesNotContain("job=");
  }

  private double runs() {
    return Stream.of("handler0", "handler1")
        .mapToDouble(h -> sum(samples(h), "abell_job_run_seconds_count", "state=\"ok\""))
        .sum();
  }

  private Set<String> names() {
    return cluster.members().stream()
        .map(m -> m.name())
        .filter(name -> !name.equals("lb0"))
        .flatMap(name -> samples(name).stream())
        .map(Sample::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> used() throws IOException {
    var text =
        Files.readString(GRAFANA.resolve("abell-dashboard.json"))
            + Files.readString(GRAFANA.resolve("abell-alerts.yml"));
    var names = USED.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
    assertThat(names).hasSizeGreaterThan(15);
    return names;
  }

  private static double sum(List<Sample> samples, String name, String label) {
    return samples.stream()
        .filter(s -> s.name().equals(name) && s.labels().contains(label))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** Every line is a comment or a sample, as the text format wants it. */
  private List<Sample> samples(String server) {
    return text(server).lines().filter(l -> !l.startsWith("#")).map(MetricsIT::sample).toList();
  }

  private String text(String server) {
    var answer = Api.visitor(cluster.server(server)).get("/metrics");
    assertThat(answer.status()).isEqualTo(200);
    return answer.text();
  }

  private static Sample sample(String line) {
    var match = LINE.matcher(line);
    assertThat(match.matches()).as(line).isTrue();
    var labels = match.group(2) == null ? "" : match.group(2);
    return new Sample(match.group(1), labels, Double.parseDouble(match.group(3)));
  }
}
