package org.abell.preparation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.abell.configuration.JobConfigurations;
import org.abell.jobconf.Destination;
import org.abell.jobconf.JobConfiguration;
import org.abell.jobconf.MetricsChoice;
import org.abell.jobconf.Params;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;
import org.abell.settings.JobDefaults;

/**
 * The destinations of jobs that are on their way, by the configuration in force. A job keeps its
 * way when its destination is taken out of the configuration; it then has only what was stored with
 * the job itself.
 */
public final class JobDestinations {

  private static final String LOCAL = "local";
  private static final Pattern OF_RUNNERS =
      Pattern.compile("isolation|limit_|k8s_|run_as_real_user|real_system_username");

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
    var whole = withRunners(target.additions().addTo(base), configuration.runners().get(runner));
    var resolvers = configuration.containers().of(whole);
    return new JobOptions(whole, kind(configuration, runner), resolvers, defaults);
  }

  /** What a runner says of these holds for destinations that say nothing. */
  private static Destination withRunners(Destination destination, RunnerPlugin runner) {
    if (runner == null) {
      return destination;
    }
    var params = new LinkedHashMap<>(destination.params().values());
    runner.params().values().entrySet().stream()
        .filter(p -> OF_RUNNERS.matcher(p.getKey()).lookingAt())
        .forEach(p -> params.putIfAbsent(p.getKey(), p.getValue()));
    return new Destination(
        destination.id(),
        destination.runner(),
        destination.tags(),
        new Params(params),
        destination.environment(),
        destination.resubmit(),
        destination.metrics());
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
