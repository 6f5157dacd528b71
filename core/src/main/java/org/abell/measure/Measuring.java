package org.abell.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.abell.jobconf.MetricsChoice;

/** The plugins that measure a job, each with its settings. */
public record Measuring(List<Configured> plugins) {

  /** Nothing is measured. */
  public static final Measuring NONE = new Measuring(List.of());

  /** What is measured where nothing is configured. */
  public static final Measuring USUAL =
      new Measuring(
          List.of(
              new Configured(MeasurePlugin.CORE, Map.of()),
              new Configured(MeasurePlugin.HOSTNAME, Map.of())));

  public Measuring {
    plugins = List.copyOf(plugins);
  }

  /** A plugin with its settings, as the configuration gives them. */
  public record Configured(MeasurePlugin plugin, Map<String, String> settings) {
    public Configured {
      settings = Map.copyOf(settings);
    }
  }

  /**
   * The plugins of a list.
   *
   * @param unknown is told of each name that cannot be measured here
   */
  public static Measuring of(List<MetricsChoice.Plugin> wanted, Consumer<String> unknown) {
    List<Configured> found = new ArrayList<>();
    for (var one : wanted) {
      MeasurePlugin.of(one.type())
          .ifPresentOrElse(
              plugin -> found.add(new Configured(plugin, one.settings())),
              () -> unknown.accept(one.type()));
    }
    return new Measuring(found);
  }

  /** Lines of the job script that measure before the tool runs; each ends with a line end. */
  public String before() {
    return lines(c -> c.plugin().before(c.settings()));
  }

  /** Lines of the job script that measure after the tool has run. */
  public String after() {
    return lines(c -> c.plugin().after(c.settings()));
  }

  private String lines(Function<Configured, List<String>> which) {
    return plugins.stream()
        .flatMap(c -> which.apply(c).stream())
        .map(line -> "  " + line + "\n")
        .collect(Collectors.joining());
  }
}
