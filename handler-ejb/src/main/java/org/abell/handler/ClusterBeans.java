package org.abell.handler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.abell.cleanup.CleanupRecords;
import org.abell.job.StrandedJobs;
import org.abell.server.ServerLeases;

/**
 * What a handler needs to be one of several: its standing among them, what lost hosts leave, whose
 * turn it is to clean up, and what it says of its runners.
 */
@ApplicationScoped
public class ClusterBeans {

  private final ServerLeases leases;
  private final StrandedJobs stranded;
  private final Pulse pulse;
  private final CleanupRecords cleanup;
  private final RunnerProblems problems;

  public ClusterBeans() {
    this(null, null, null, null, null);
  }

  @Inject
  public ClusterBeans(
      ServerLeases leases,
      StrandedJobs stranded,
      Pulse pulse,
      CleanupRecords cleanup,
      RunnerProblems problems) {
    this.leases = leases;
    this.stranded = stranded;
    this.pulse = pulse;
    this.cleanup = cleanup;
    this.problems = problems;
  }

  ServerLeases leases() {
    return leases;
  }

  StrandedJobs stranded() {
    return stranded;
  }

  Pulse pulse() {
    return pulse;
  }

  CleanupRecords cleanup() {
    return cleanup;
  }

  RunnerProblems problems() {
    return problems;
  }
}
