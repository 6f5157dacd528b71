package org.abell.jobconf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What reading a configuration gave.
 *
 * @param configuration empty exactly when a finding refuses it
 * @param findings all of them, in the order of the file
 * @param files all that it was read from or would be, absolute: itself, its imports, its rules
 */
public record JobConfigurationFile(
    Optional<JobConfiguration> configuration, List<Finding> findings, List<Path> files) {

  public JobConfigurationFile {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
  }

  static JobConfigurationFile of(JobConfiguration configuration, Reports reports) {
    return new JobConfigurationFile(
        reports.refused() ? Optional.empty() : Optional.of(configuration),
        reports.findings(),
        List.copyOf(reports.files()));
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
