package org.abell.handler;

import org.abell.configuration.JobConfigurations;

/** Looks whether there is another job configuration to obey; other servers wake this one for it. */
final class ObeyStep {

  private final JobConfigurations configurations;

  ObeyStep(JobConfigurations configurations) {
    this.configurations = configurations;
  }

  /** What the rest of the round asks for is the newest configuration that can be used. */
  void run() {
    configurations.look();
  }
}
