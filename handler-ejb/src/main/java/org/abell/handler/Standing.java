package org.abell.handler;

import org.abell.server.ServerIdentity;
import org.abell.server.ServerLeases;
import org.jboss.logging.Logger;

/**
 * Whether this process is the handler that its name stands for. One that was away for so long that
 * another process came up under its name does nothing any more; the jobs are the other's.
 */
final class Standing {

  private static final Logger LOG = Logger.getLogger(Standing.class);

  private final ServerIdentity server;
  private final ServerLeases leases;
  private final Pulse pulse;
  private final ActiveJobs jobs;
  private volatile boolean named;

  Standing(ServerIdentity server, ServerLeases leases, Pulse pulse, ActiveJobs jobs) {
    this.server = server;
    this.leases = leases;
    this.pulse = pulse;
    this.jobs = jobs;
  }

  /** As it was at the last look. */
  boolean holds() {
    return named;
  }

  /** Looks, and forgets the jobs of a name that is another's. */
  boolean look() {
    var mode = leases.mode(server);
    if (named && mode.isEmpty()) {
      LOG.errorf("%s: another process has this name; this one works no more", server.name());
    }
    named = mode.isPresent();
    if (!named) {
      jobs.all().forEach(job -> job.ifIdle(jobs::remove));
    }
    return named;
  }

  /** Tells those who watch that the loop came round. */
  void cameRound() {
    pulse.beat();
    if (named) {
      leases.cameRound(server);
    }
  }
}
