package org.abell.web.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import org.abell.statistics.JobTime;

/** What this server measures itself. */
@ApplicationScoped
public class Meters {

  private static final double[] OF_REQUESTS = {
    .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30
  };
  private static final double[] OF_JOBS = {
    .1, .5, 1, 2, 5, 10, 30, 60, 300, 900, 3_600, 14_400, 86_400, 604_800
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram requests =
      histogram(
          "abell_http_request_seconds",
          "Time to answer requests; live updates are not among them.",
          OF_REQUESTS,
          "kind",
          "status");
  private final Histogram waits =
      histogram(
          "abell_job_wait_seconds",
          "Time from the submission of a job to its start, on the handler that started it.",
          OF_JOBS,
          "destination");
  private final Histogram runs =
      histogram(
          "abell_job_run_seconds",
          "Time from the start of a job to its end, on the handler that ended it.",
          OF_JOBS,
          "destination",
          "state");

  @PostConstruct
  void addJvm() {
    JvmMetrics.builder().register(registry);
  }

  PrometheusRegistry registry() {
    return registry;
  }

  /** A request was answered. */
  void answered(String kind, int status, double seconds) {
    requests.labelValues(kind, status / 100 + "xx").observe(seconds);
  }

  /** A job started or ended. */
  void observe(JobTime time) {
    switch (time.kind()) {
      case WAIT -> waits.labelValues(time.destination()).observe(time.seconds());
      case RUN -> runs.labelValues(time.destination(), time.state()).observe(time.seconds());
    }
  }

  private Histogram histogram(String name, String help, double[] bounds, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(bounds)
        .labelNames(labels)
        .register(registry);
  }
}
