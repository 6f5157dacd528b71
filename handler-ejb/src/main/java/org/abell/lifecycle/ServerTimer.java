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
import java.util.concurrent.atomic.AtomicBoolean;
import org.abell.installation.Readiness;

/**
 * Makes the server ready, then keeps its lease, on servers of every role. A wrong abell.yml or a
 * database that is down never fails the deployment: it is tried again every few seconds.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class ServerTimer {

  private static final long SOON_MILLIS = 1;
  private static final long EVERY_MILLIS = 3_000;

  private final Readiness readiness;
  private final LeaseKeeper keeper;
  private final ConfigurationWatch configuration;
  private final AtomicBoolean busy = new AtomicBoolean();

  @Resource private TimerService timers;

  public ServerTimer() {
    this(null, null, null);
  }

  @Inject
  public ServerTimer(Readiness readiness, LeaseKeeper keeper, ConfigurationWatch configuration) {
    this.readiness = readiness;
    this.keeper = keeper;
    this.configuration = configuration;
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
        keeper.renew();
        configuration.look();
      }
    } finally {
      busy.set(false);
    }
  }

  @PreDestroy
  void leave() {
    if (readiness.current().isPresent()) {
      keeper.leave();
    }
  }
}
