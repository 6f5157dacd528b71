package org.abell.handler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.abell.job.StrandedJobs;
import org.abell.server.ServerLeases;

/**
 * What a handler needs to be one of several: its standing among them, and what lost hosts leave.
 */
@ApplicationScoped
public class ClusterBeans {

  private final ServerLeases leases;
  private final StrandedJobs stranded;
  private final Pulse pulse;

  public ClusterBeans() {
    this(null, null, null);
  }

  @Inject
  public ClusterBeans(ServerLeases leases, StrandedJobs stranded, Pulse pulse) {
    this.leases = leases;
    this.stranded = stranded;
    this.pulse = pulse;
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
}
