package org.abell.handler;

import org.abell.installation.SharedFolder;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerLeases;
import org.jboss.logging.Logger;

/**
 * Whether this process may work as the handler that its name stands for. One that was away for so
 * long that another process came up under its name does nothing any more; the jobs are the other's.
 * Nor does one that does not see the shared folder: jobs would seem lost to it.
 */
final class Standing {

  private static final Logger LOG = Logger.getLogger(Standing.class);

  private final ServerIdentity server;
  private final ServerLeases leases;
  private final Pulse pulse;
  private final SharedFolder folder;
  private final ActiveJobs jobs;
  private volatile boolean holds;

  Standing(
      ServerIdentity server,
      ServerLeases leases,
      Pulse pulse,
      SharedFolder folder,
      ActiveJobs jobs) {
    this.server = server;
    this.leases = leases;
    this.pulse = pulse;
    this.folder = folder;
    this.jobs = jobs;
  }

  /** As it was at the last look. */
  boolean holds() {
    return holds;
  }

  /** Looks, and forgets the jobs that it must not work on. */
  boolean look() {
    var named = leases.mode(server).isPresent();
    if (holds && !named) {
      LOG.errorf("%s: another process has this name; this one works no more", server.name());
    }
    holds = named && folder.complaint().isEmpty();
    if (!holds) {
      jobs.all().forEach(job -> job.ifIdle(jobs::remove));
    }
    return holds;
  }

  /** Tells those who watch that the loop came round. */
  void cameRound() {
    pulse.beat();
    leases.cameRound(server);
  }
}
