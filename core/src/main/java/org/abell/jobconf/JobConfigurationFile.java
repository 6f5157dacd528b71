package org.abell.jobconf;

import java.util.List;
import java.util.Optional;

/**
 * What reading a configuration gave.
 *
 * @param configuration empty exactly when a finding refuses it
 * @param findings all of them, in the order of the file
 */
public record JobConfigurationFile(
    Optional<JobConfiguration> configuration, List<Finding> findings) {

  public JobConfigurationFile {
    findings = List.copyOf(findings);
  }

  static JobConfigurationFile of(JobConfiguration configuration, Reports reports) {
    return new JobConfigurationFile(
        reports.refused() ? Optional.empty() : Optional.of(configuration), reports.findings());
  }

  /** How many findings are only warnings. */
  public long warnings() {
    return findings.stream().filter(f -> !f.refuses()).count();
  }

  /** How many findings refuse the configuration. */
  public long refusals() {
    return findings.size() - warnings();
  }
}
