package org.abell.web.job;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.abell.job.Metric;
import org.abell.web.page.Shown;
import org.abell.web.protocol.Doc;

/**
 * What was measured of a job, as the API shows it: a title and a value for people, and the raw. The
 * titles are those of Galaxy.
 */
public final class JobMetricDocuments {

  private static final int DIGITS = 7;
  private static final int MINUTE = 60;
  private static final long KILO = 1024;

  private JobMetricDocuments() {}

  /** The metrics, in their order. */
  static List<JsonObject> of(List<Metric> metrics) {
    return metrics.stream().map(JobMetricDocuments::document).toList();
  }

  /** What people call the metric. */
  public static String title(Metric metric) {
    return switch (metric.name()) {
      case "runtime_seconds" -> "Job Runtime (Wall Clock)";
      case "start_epoch" -> "Job Start Time";
      case "end_epoch" -> "Job End Time";
      case "galaxy_slots" -> "Cores Allocated";
      case "galaxy_memory_mb" -> "Memory Allocated (MB)";
      case "container_id" -> "Container ID";
      case "container_type" -> "Container Type";
      case "processor_count" -> "Processor Count";
      case "memtotal" -> "Total System Memory";
      case "swaptotal" -> "Total System Swap";
      case "uname" -> "Operating System";
      default -> metric.name();
    };
  }

  /** The value for people. */
  public static String value(Metric metric) {
    if (!(metric instanceof Metric.OfNumber number)) {
      return raw(metric);
    }
    var whole = number.value().longValue();
    return switch (metric.name()) {
      case "runtime_seconds" -> span(whole);
      case "start_epoch", "end_epoch" -> Shown.time(Instant.ofEpochSecond(whole));
      case "memtotal", "swaptotal" -> Shown.size(whole * KILO);
      default -> isBytes(metric) ? Shown.size(whole) : plain(number.value());
    };
  }

  private static boolean isBytes(Metric metric) {
    return metric.name().startsWith("memory.") || metric.name().endsWith("_in_bytes");
  }

  /** As Galaxy says it: the greatest units that fit, hours with their minutes. */
  private static String span(long seconds) {
    var minutes = seconds / MINUTE;
    if (minutes == 0) {
      return counted(seconds, "second");
    }
    var hours = minutes / MINUTE;
    return hours == 0
        ? counted(minutes, "minute")
        : counted(hours, "hour") + " and " + counted(minutes % MINUTE, "minute");
  }

  private static String counted(long number, String unit) {
    return "%d %s%s".formatted(number, unit, number == 1 ? "" : "s");
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

  /** Numbers as the database keeps them, with all their places. */
  private static String raw(Metric metric) {
    if (metric instanceof Metric.OfNumber number) {
      return number.value().setScale(DIGITS, RoundingMode.HALF_UP).toPlainString();
    }
    return ((Metric.OfText) metric).value();
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
