package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.abell.installation.Readiness;
import org.abell.job.Job;
import org.abell.job.JobMetric;
import org.abell.job.Metric;
import org.abell.measure.MeasurePlugin;
import org.abell.measure.Visibility;
import org.abell.web.caller.Caller;

/** Which of a job's metrics the caller may see: that depends on how much a plugin gives away. */
@RequestScoped
public class MetricAccess {

  private final Caller caller;
  private final Readiness readiness;

  public MetricAccess() {
    this(null, null);
  }

  @Inject
  public MetricAccess(Caller caller, Readiness readiness) {
    this.caller = caller;
    this.readiness = readiness;
  }

  /** Those of them, as they were measured. What no plugin of ours measured is for admins. */
  public List<Metric> visible(Job job) {
    var admin = caller.isAdmin();
    var sensitive =
        readiness
            .installation()
            .settings()
            .jobs()
            .flag("expose_potentially_sensitive_job_metrics", false);
    return job.metrics().stream()
        .map(JobMetric::metric)
        .filter(m -> visibility(m).readableBy(admin, sensitive))
        .toList();
  }

  private static Visibility visibility(Metric metric) {
    return MeasurePlugin.of(metric.plugin())
        .map(MeasurePlugin::visibility)
        .orElse(Visibility.UNSAFE);
  }
}
