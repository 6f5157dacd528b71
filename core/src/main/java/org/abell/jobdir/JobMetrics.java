package org.abell.jobdir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.abell.job.Metric;

/** What the job script measured, and what follows from it. */
public final class JobMetrics {

  private static final String CORE = "core";
  private static final Pattern LINE =
      Pattern.compile("^(core|hostname) ([a-z_]{1,40}) ([\\p{Graph}]{1,255})$", Pattern.MULTILINE);

  private JobMetrics() {}

  /** All metrics of a job; lines that the job spoilt are left out. */
  public static List<Metric> read(JobDirectory directory) throws IOException {
    var found = new LinkedHashMap<String, Metric>();
    LINE.matcher(text(directory))
        .results()
        .map(JobMetrics::metric)
        .forEach(m -> found.putIfAbsent(m.name(), m));
    var start = number(found, "start_epoch");
    var end = number(found, "end_epoch");
    if (start.isPresent() && end.isPresent()) {
      var seconds = end.get().subtract(start.get());
      found.put("runtime_seconds", new Metric.OfNumber(CORE, "runtime_seconds", seconds));
    }
    return List.copyOf(found.values());
  }

  private static String text(JobDirectory directory) throws IOException {
    try {
      return new String(Files.readAllBytes(directory.metrics()), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static Metric metric(MatchResult line) {
    var value = line.group(3);
    return value.matches("\\d{1,18}")
        ? new Metric.OfNumber(line.group(1), line.group(2), new BigDecimal(value))
        : new Metric.OfText(line.group(1), line.group(2), value);
  }

  private static Optional<BigDecimal> number(Map<String, Metric> metrics, String name) {
    return Optional.ofNullable(metrics.get(name))
        .filter(Metric.OfNumber.class::isInstance)
        .map(m -> ((Metric.OfNumber) m).value());
  }
}
