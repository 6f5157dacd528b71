package org.abell.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.configuration.ConfigurationProblem;
import org.abell.configuration.JobConfigurations;
import org.abell.handler.HandlerTags;
import org.abell.handler.RunnerProblems;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerLeases;
import org.jboss.logging.Logger;

/** Has this server obey a changed job configuration, and say what is wrong with it. */
@ApplicationScoped
public class ConfigurationWatch {

  private static final Logger LOG = Logger.getLogger(ConfigurationWatch.class);

  private final ServerLeases leases;
  private final ServerIdentity server;
  private final JobConfigurations configurations;
  private final HandlerTags tags;
  private final RunnerProblems runners;

  public ConfigurationWatch() {
    this(null, null, null, null, null);
  }

  @Inject
  public ConfigurationWatch(
      ServerLeases leases,
      ServerIdentity server,
      JobConfigurations configurations,
      HandlerTags tags,
      RunnerProblems runners) {
    this.leases = leases;
    this.server = server;
    this.configurations = configurations;
    this.tags = tags;
    this.runners = runners;
  }

  /** Looks at the files, and reports in the server's lease. */
  public void look() {
    try {
      configurations.look();
      var problems =
          Stream.of(
                  configurations.problem().map(ConfigurationProblem::sentence),
                  tags.problem(),
                  runners.problem())
              .flatMap(Optional::stream)
              .collect(Collectors.joining(" "));
      leases.report(server, configurations.current().fingerprint(), problems);
    } catch (RuntimeException e) {
      LOG.warnf("could not look at the job configuration: %s", e.getMessage());
    }
  }
}
