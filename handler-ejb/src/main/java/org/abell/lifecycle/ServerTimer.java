package org.abell.lifecycle;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.configuration.ConfigurationProblem;
import org.abell.configuration.JobConfigurations;
import org.abell.handler.HandlerTags;
import org.abell.installation.Readiness;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerLeases;
import org.jboss.logging.Logger;

/**
 * Makes the server ready, then keeps its lease, on servers of every role. A wrong abell.yml or a
 * database that is down never fails the deployment: it is tried again every few seconds.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class ServerTimer {

  private static final Logger LOG = Logger.getLogger(ServerTimer.class);
  private static final long SOON_MILLIS = 1;
  private static final long EVERY_MILLIS = 3_000;

  private final Readiness readiness;
  private final ServerLeases leases;
  private final ServerIdentity server;
  private final JobConfigurations configurations;
  private final HandlerTags tags;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();

  private volatile boolean leaving;

  @Resource private TimerService timers;

  public ServerTimer() {
    this(null, null, null, null, null);
  }

  @Inject
  public ServerTimer(
      Readiness readiness,
      ServerLeases leases,
      ServerIdentity server,
      JobConfigurations configurations,
      HandlerTags tags) {
    this.readiness = readiness;
    this.leases = leases;
    this.server = server;
    this.configurations = configurations;
    this.tags = tags;
  }

  @PostConstruct
  void start() {
    timers.createIntervalTimer(SOON_MILLIS, EVERY_MILLIS, new TimerConfig("lease", false));
  }

  /** One beat; a beat that comes while the last one still waits for the database is left out. */
  @Timeout
  void beat() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      readiness.attempt();
      if (readiness.current().isPresent()) {
        renew();
        look();
      }
    } finally {
      busy.set(false);
    }
  }

  @PreDestroy
  void leave() {
    leaving = true;
    end();
  }

  private void end() {
    try {
      if (readiness.current().isPresent()) {
        leases.end(server);
      }
    } catch (RuntimeException e) {
      LOG.warnf("the lease of %s will run out by itself: %s", server.name(), e.getMessage());
    }
  }

  private void renew() {
    try {
      leases.renew(server, tags.now());
      if (leaving) {
        // This beat came late and has undone the end.
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

  /** Obeys a changed job configuration, and says what is wrong with it. */
  private void look() {
    try {
      configurations.look();
      var problems =
          Stream.of(configurations.problem().map(ConfigurationProblem::sentence), tags.problem())
              .flatMap(Optional::stream)
              .collect(Collectors.joining(" "));
      leases.report(server, configurations.current().fingerprint(), problems);
    } catch (RuntimeException e) {
      LOG.warnf("could not look at the job configuration: %s", e.getMessage());
    }
  }
}
