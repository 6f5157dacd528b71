package org.abell.jobdir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.abell.job.Metric;
import org.abell.measure.MeasurePlugin;

/** What the job script measured, and what follows from it. */
public final class JobMetrics {

  private static final String CORE = "core";
  private static final int LONGEST = 1023;
  private static final int MOST_BYTES = 1 << 20;
  // A tool can write to the file, so nothing is believed that no plugin prints.
  private static final Pattern LINE =
      Pattern.compile(
          "^([a-z]{1,20}) ([\\w.:()-]{1,100}) +([^\\s\\x00][^\\n\\x00]*)$", Pattern.MULTILINE);

  private JobMetrics() {}

  /** All metrics of a job; lines that the job spoilt are left out. */
  public static List<Metric> read(JobDirectory directory) throws IOException {
    var found = new LinkedHashMap<String, Metric>();
    LINE.matcher(text(directory))
        .results()
        .filter(line -> MeasurePlugin.of(line.group(1)).isPresent())
        .map(JobMetrics::metric)
        .forEach(m -> found.putIfAbsent(key(m.plugin(), m.name()), m));
    var start = number(found, "start_epoch");
    var end = number(found, "end_epoch");
    if (start.isPresent() && end.isPresent()) {
      var seconds = end.get().subtract(start.get());
      found.put(
          key(CORE, "runtime_seconds"), new Metric.OfNumber(CORE, "runtime_seconds", seconds));
    }
    return List.copyOf(found.values());
  }

  private static String text(JobDirectory directory) throws IOException {
    if (!Streams.isPlain(directory.metrics())) {
      return "";
    }
    try (var file = Files.newInputStream(directory.metrics(), LinkOption.NOFOLLOW_LINKS)) {
      return new String(file.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static Metric metric(MatchResult line) {
    var whole = line.group(3).stripTrailing();
    var value = whole.substring(0, Math.min(whole.length(), LONGEST));
    return value.matches("\\d{1,18}(\\.\\d{1,7})?")
        ? new Metric.OfNumber(line.group(1), line.group(2), new BigDecimal(value))
        : new Metric.OfText(line.group(1), line.group(2), value);
  }

  private static String key(String plugin, String name) {
    return plugin + " " + name;
  }

  private static Optional<BigDecimal> number(Map<String, Metric> metrics, String name) {
    return Optional.ofNullable(metrics.get(key(CORE, name)))
        .filter(Metric.OfNumber.class::isInstance)
        .map(m -> ((Metric.OfNumber) m).value());
  }
}
