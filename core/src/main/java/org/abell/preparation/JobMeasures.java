package org.abell.preparation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.abell.jobconf.MetricsChoice;
import org.abell.measure.MeasurePlugin;
import org.abell.measure.Measuring;
import org.abell.measure.MetricsFile;
import org.abell.settings.JobDefaults;
import org.jboss.logging.Logger;

/**
 * What is measured of jobs, as their destinations choose. Files of metrics are read again when they
 * change; one that cannot be read never fails a job.
 */
final class JobMeasures {

  private static final Logger LOG = Logger.getLogger(JobMeasures.class);
  private static final String FILE = "job_metrics_config_file";

  private static final String LIST = "job_metrics";

  private final Optional<Path> usual;
  private final Optional<Measuring> listed;
  private final Map<Path, Known> files = new ConcurrentHashMap<>();

  JobMeasures(JobDefaults defaults) {
    this.usual = defaults.text(FILE).map(Path::of);
    this.listed =
        defaults.text(LIST).map(list -> Measuring.of(plugins(list), JobMeasures::unknown));
  }

  private record Known(FileTime changed, Measuring measuring) {}

  /** The plugins that the destination wants. */
  Measuring of(MetricsChoice choice) {
    if (choice instanceof MetricsChoice.Disabled) {
      return Measuring.NONE;
    }
    if (choice instanceof MetricsChoice.Plugins list) {
      return Measuring.of(list.plugins(), JobMeasures::unknown);
    }
    if (choice instanceof MetricsChoice.FromFile named) {
      return read(Path.of(named.file()));
    }
    return listed.or(() -> usual.map(this::read)).orElse(Measuring.USUAL);
  }

  private static List<MetricsChoice.Plugin> plugins(String list) {
    try {
      return MetricsFile.parse(list, "abell.yml");
    } catch (IOException e) {
      throw new IllegalArgumentException("job_metrics was checked before", e);
    }
  }

  private Measuring read(Path file) {
    try {
      var changed = Files.getLastModifiedTime(file);
      var known = files.get(file);
      if (known == null || !known.changed().equals(changed)) {
        known = new Known(changed, Measuring.of(MetricsFile.read(file), JobMeasures::unknown));
        files.put(file, known);
      }
      return known.measuring();
    } catch (IOException | RuntimeException e) {
      LOG.warnf("%s: the usual metrics are measured instead: %s", file, e.getMessage());
      return Measuring.USUAL;
    }
  }

  private static void unknown(String type) {
    LOG.warnf(
        "the metrics plugin %s cannot be measured here; known are %s", type, MeasurePlugin.all());
  }
}
