package org.abell.configuration;

import java.time.Instant;
import java.util.List;
import org.abell.jobconf.Finding;
import org.abell.jobconf.JobConfiguration;

/**
 * The job configuration in force.
 *
 * @param jobs what it says
 * @param fingerprint of the text it was read from; the same text gives the same on every server
 * @param findings what an admin should know about it
 * @param since when this server began to obey it
 */
public record ActiveConfiguration(
    JobConfiguration jobs, String fingerprint, List<Finding> findings, Instant since) {

  public ActiveConfiguration {
    findings = List.copyOf(findings);
  }
}
