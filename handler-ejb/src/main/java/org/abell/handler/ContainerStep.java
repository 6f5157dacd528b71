package org.abell.handler;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.abell.cleanup.CleanupRecords;
import org.abell.configuration.JobConfigurations;
import org.abell.container.ContainerNames;
import org.abell.container.EngineCommand;
import org.abell.jobconf.Destination;
import org.abell.jobconf.RunnerKind;
import org.abell.runner.local.Containers;
import org.jboss.logging.Logger;

/**
 * Ends containers on this host that no job is in any more: those whose job was ended or run again
 * elsewhere while no handler lived here. Looks when the handler starts, and every ten minutes.
 */
final class ContainerStep {

  private static final Logger LOG = Logger.getLogger(ContainerStep.class);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final ContainerNames names;
  private final JobConfigurations configurations;
  private final CleanupRecords records;
  private final Executor workers;
  private final Clock clock;
  private Instant next = Instant.MIN;

  ContainerStep(
      ContainerNames names,
      JobConfigurations configurations,
      CleanupRecords records,
      Executor workers,
      Clock clock) {
    this.names = names;
    this.configurations = configurations;
    this.records = records;
    this.workers = workers;
    this.clock = clock;
  }

  /** Asks now and then whether it is time; a worker does the work. */
  void run() {
    var now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(EVERY);
      engines().forEach(engine -> workers.execute(() -> sweep(engine)));
    }
  }

  /** The engines of local jobs; those of clusters are on other hosts. */
  private List<EngineCommand> engines() {
    var jobs = configurations.current().jobs();
    return jobs.destinations().byId().values().stream()
        .filter(d -> jobs.runnerOf(d).filter(r -> r.kind() == RunnerKind.LOCAL).isPresent())
        .map(Destination::params)
        .flatMap(params -> EngineCommand.ofDocker(params).stream())
        .distinct()
        .toList();
  }

  private void sweep(EngineCommand engine) {
    try {
      Map<String, String> found = new LinkedHashMap<>();
      for (var name : Containers.names(engine)) {
        names.token(name).ifPresent(token -> found.put(token, name));
      }
      // Only now: a job that began meanwhile has no container among these.
      found.keySet().removeAll(records.tokensInUse(found.keySet()));
      for (var name : found.values()) {
        if (Containers.end(engine, name)) {
          LOG.warnf("the container %s was ended, for its job is over", name);
        }
      }
    } catch (IOException | RuntimeException e) {
      // The edge: the engine or the database may be away, and the next turn comes.
      LOG.debugf("containers were not looked through: %s", e.getMessage());
    }
  }
}
