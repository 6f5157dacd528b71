package org.abell.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.abell.handler.HandlerMode;
import org.abell.handler.HandlerTags;
import org.abell.handler.Pulse;
import org.abell.installation.Readiness;
import org.abell.server.ServerConditions;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.abell.server.ServerLeases;
import org.abell.server.ServerMode;
import org.jboss.logging.Logger;

/**
 * Renews this server's lease as long as that is honest: not for a handler whose loop is stuck, not
 * without the shared folder, and not under a name that another process has.
 */
@ApplicationScoped
public class LeaseKeeper {

  private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

  private final Readiness readiness;
  private final ServerLeases leases;
  private final ServerConditions conditions;
  private final ServerIdentity server;
  private final HandlerTags tags;
  private final Pulse pulse;
  private final AtomicBoolean failing = new AtomicBoolean();

  private volatile boolean leaving;

  public LeaseKeeper() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public LeaseKeeper(
      Readiness readiness,
      ServerLeases leases,
      ServerConditions conditions,
      ServerIdentity server,
      HandlerTags tags,
      Pulse pulse) {
    this.readiness = readiness;
    this.leases = leases;
    this.conditions = conditions;
    this.server = server;
    this.tags = tags;
    this.pulse = pulse;
  }

  /** Renews the lease, or says why not. */
  public void renew() {
    var stuck = pulse.age().filter(age -> age.compareTo(ServerLeases.STUCK) > 0);
    if (stuck.isPresent()) {
      readiness.object(stuckFor(stuck.get()));
      return;
    }
    try {
      var complaint = complaint();
      if (complaint.isPresent()) {
        readiness.object(complaint.get());
        conditions.tell(server, complaint.get());
        return;
      }
      readiness.object(write() ? "" : rival());
      conditions.compareClocks(server);
      conditions.tell(server, warning());
      if (leaving) {
        // This renewal came late and has undone the end.
        end();
      }
      if (failing.getAndSet(false)) {
        LOG.infof("the lease of %s is renewed again", server.name());
      }
    } catch (RuntimeException e) {
      if (!failing.getAndSet(true)) {
        LOG.warnf("could not renew the lease of %s: %s", server.name(), e.getMessage());
      }
    }
  }

  /** Ends the lease for good: the server leaves in good order. */
  public void leave() {
    leaving = true;
    end();
  }

  private Optional<String> complaint() {
    return readiness.current().flatMap(i -> i.sharedFolder().complaint());
  }

  private String warning() {
    return readiness.current().flatMap(i -> i.sharedFolder().warning()).orElse("");
  }

  private boolean write() {
    var mode = server.is(Role.HANDLER) ? HandlerMode.ofThisServer() : ServerMode.WORKING;
    return leases.renew(server, tags.now(), mode);
  }

  private void end() {
    try {
      leases.end(server);
    } catch (RuntimeException e) {
      LOG.warnf("the lease of %s will run out by itself: %s", server.name(), e.getMessage());
    }
  }

  private String rival() {
    return "Another process has the name %s: each server needs a name of its own."
        .formatted(server.name());
  }

  // Told in the log once, so the age is that of the rule and does not grow.
  private String stuckFor(Duration age) {
    LOG.debugf("%s: the job loop came round %s ago", server.name(), age);
    return "The job loop has not come round for more than %d seconds; the lease is not renewed."
        .formatted(ServerLeases.STUCK.toSeconds());
  }
}
