package org.abell.web.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.abell.server.ServerLeases;
import org.abell.statistics.JobFigures;
import org.abell.waiting.LimitUses;
import org.abell.web.health.Kept;
import org.jboss.logging.Logger;

/** What the database knows of the cluster, asked for at most once in some seconds. */
@ApplicationScoped
public class Reading {

  private static final Logger LOG = Logger.getLogger(Reading.class);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final JobFigures jobs;
  private final ServerLeases servers;
  private final LimitUses limits;
  private final JobTimes times;
  private final Kept<MetricSnapshots> last;

  public Reading() {
    this(null, null, null, null, null);
  }

  @Inject
  public Reading(
      JobFigures jobs, ServerLeases servers, LimitUses limits, JobTimes times, Clock clock) {
    this.jobs = jobs;
    this.servers = servers;
    this.limits = limits;
    this.times = times;
    this.last = new Kept<>(this::read, FRESH, clock);
  }

  /** The last reading, or a new one; while the database is away there is none. */
  MetricSnapshots current() {
    return last.answer();
  }

  private MetricSnapshots read() {
    try {
      times.look();
      return new ClusterMetrics(
              jobs.unfinished(),
              servers.all().stream().filter(s -> !s.stopped()).toList(),
              limits.all())
          .snapshots();
    } catch (RuntimeException e) {
      LOG.warnf("the metrics of the cluster cannot be read: %s", e.getMessage());
      return new MetricSnapshots();
    }
  }
}
