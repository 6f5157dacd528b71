package org.abell.preparation;

import java.util.List;
import org.abell.configuration.JobConfigurations;
import org.abell.jobconf.Destination;
import org.abell.jobconf.JobConfiguration;
import org.abell.jobconf.MetricsChoice;
import org.abell.jobconf.Params;
import org.abell.jobconf.RunnerKind;
import org.abell.settings.JobDefaults;

/**
 * The destinations of jobs that are on their way, by the configuration in force. A job keeps its
 * way when its destination is taken out of the configuration; it then has only what was stored with
 * the job itself.
 */
public final class JobDestinations {

  private static final String LOCAL = "local";

  private final JobConfigurations configurations;
  private final JobDefaults defaults;

  /**
   * Those of this server.
   *
   * @param defaults what its settings say of all jobs
   */
  public JobDestinations(JobConfigurations configurations, JobDefaults defaults) {
    this.configurations = configurations;
    this.defaults = defaults;
  }

  /** How the job is run and finished. */
  public JobOptions of(JobSheet sheet) {
    var configuration = configurations.current().jobs();
    var target = sheet.target();
    var runner = sheet.runner().orElse(LOCAL);
    var id = target.destinationId().orElse(LOCAL);
    var base =
        configuration.destinations().destination(id).orElseGet(() -> goneDestination(id, runner));
    return new JobOptions(target.additions().addTo(base), kind(configuration, runner), defaults);
  }

  private static Destination goneDestination(String id, String runner) {
    return new Destination(
        id, runner, List.of(), Params.NONE, List.of(), List.of(), new MetricsChoice.Usual());
  }

  private static RunnerKind kind(JobConfiguration configuration, String runner) {
    var plugin = configuration.runners().get(runner);
    if (plugin == null) {
      return runner.equals(LOCAL) ? RunnerKind.LOCAL : RunnerKind.UNKNOWN;
    }
    return plugin.kind();
  }
}
