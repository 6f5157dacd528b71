package org.abell.web.job;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.abell.job.Job;
import org.abell.job.JobMetric;
import org.abell.job.Metric;
import org.abell.web.page.Shown;
import org.abell.web.protocol.Doc;

/** What was measured of a job, as the API shows it: a title and a value for people, and the raw. */
public final class JobMetricDocuments {

  private JobMetricDocuments() {}

  /** All metrics of the job. */
  static List<JsonObject> of(Job job) {
    return job.metrics().stream().map(JobMetric::metric).map(JobMetricDocuments::document).toList();
  }

  /** What people call the metric. */
  public static String title(Metric metric) {
    return switch (metric.name()) {
      case "runtime_seconds" -> "Job Runtime (Wall Clock)";
      case "start_epoch" -> "Job Start Time";
      case "end_epoch" -> "Job End Time";
      case "galaxy_slots" -> "Cores Allocated";
      case "galaxy_memory_mb" -> "Memory Allocated (MB)";
      default -> metric.name();
    };
  }

  /** The value for people. */
  public static String value(Metric metric) {
    return switch (metric.name()) {
      case "runtime_seconds" -> raw(metric) + " seconds";
      case "start_epoch", "end_epoch" -> epoch(metric);
      default -> raw(metric);
    };
  }

  private static JsonObject document(Metric metric) {
    return new Doc()
        .put("title", title(metric))
        .put("value", value(metric))
        .put("plugin", metric.plugin())
        .put("name", metric.name())
        .put("raw_value", raw(metric))
        .json();
  }

  private static String epoch(Metric metric) {
    return metric instanceof Metric.OfNumber seconds
        ? Shown.time(Instant.ofEpochSecond(seconds.value().longValue()))
        : raw(metric);
  }

  private static String raw(Metric metric) {
    if (metric instanceof Metric.OfNumber number) {
      return number.value().stripTrailingZeros().toPlainString();
    }
    return ((Metric.OfText) metric).value();
  }
}
