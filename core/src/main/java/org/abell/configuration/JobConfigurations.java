package org.abell.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.abell.jobconf.JobConfiguration;

/** The job configuration that this server obeys. */
@ApplicationScoped
public class JobConfigurations {

  private final AtomicReference<ActiveConfiguration> active = new AtomicReference<>();

  public JobConfigurations() {}

  @Inject
  public JobConfigurations(Clock clock) {
    active.set(
        new ActiveConfiguration(
            JobConfiguration.builtIn(), "built-in", List.of(), clock.instant()));
  }

  /** What is in force now; ask again for each decision, for it changes while the server runs. */
  public ActiveConfiguration current() {
    return active.get();
  }
}
