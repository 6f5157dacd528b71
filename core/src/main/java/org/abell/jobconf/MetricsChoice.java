package org.abell.jobconf;

import java.util.List;
import java.util.Map;

/** Which metrics the jobs of a destination collect. */
public sealed interface MetricsChoice {

  /** Those of the server. */
  record Usual() implements MetricsChoice {}

  /** None. */
  record Disabled() implements MetricsChoice {}

  /** Those that another file names; its path is absolute. */
  record FromFile(String file) implements MetricsChoice {}

  /** Those listed here. */
  record Plugins(List<Plugin> plugins) implements MetricsChoice {
    public Plugins {
      plugins = List.copyOf(plugins);
    }
  }

  /** A metrics plugin and its settings. */
  record Plugin(String type, Map<String, String> settings) {
    public Plugin {
      settings = Map.copyOf(settings);
    }
  }
}
