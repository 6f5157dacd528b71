package org.abell.handler;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.abell.installation.Installation;
import org.abell.installation.Readiness;
import org.abell.notice.Notices;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;

/**
 * The job handler of this server, on servers with that role. It begins once the server is ready;
 * news from the database wake it, and a timer makes it look even if no news come. It ends before
 * the server's lease does, so the others find its jobs at rest.
 */
@Singleton
@Startup
@DependsOn("ServerTimer")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class JobHandler {

  private static final long EVERY_MILLIS = 1_000;
  private static final long SOON_MILLIS = 50;

  /** Threads beyond one for each slot: for uploads, for rules that take long, and for ends. */
  private static final int MORE_WORKERS = 12;

  private final Readiness readiness;
  private final ServerIdentity server;
  private final HandlerAssembly assembly;
  private final HandlerTags tags;
  private final Pulse pulse;
  private final DataSource notices;
  private Optional<Handler> handler = Optional.empty();
  private boolean leaving;

  @Resource private TimerService timers;
  @Resource private ManagedThreadFactory threads;

  public JobHandler() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public JobHandler(
      Readiness readiness,
      ServerIdentity server,
      HandlerAssembly assembly,
      HandlerTags tags,
      Pulse pulse,
      @Named(Notices.SOURCE) DataSource notices) {
    this.readiness = readiness;
    this.server = server;
    this.assembly = assembly;
    this.tags = tags;
    this.pulse = pulse;
    this.notices = notices;
  }

  @PostConstruct
  void start() {
    if (server.is(Role.HANDLER)) {
      timers.createIntervalTimer(SOON_MILLIS, EVERY_MILLIS, new TimerConfig("jobs", false));
    }
  }

  @Timeout
  synchronized void beat() {
    if (handler.isEmpty() && !leaving) {
      handler = readiness.current().map(this::begin);
    }
    handler.ifPresent(Handler::check);
  }

  @PreDestroy
  synchronized void leave() {
    leaving = true;
    pulse.end();
    handler.ifPresent(Handler::close);
  }

  private Handler begin(Installation installation) {
    var slots = installation.settings().localWorkers();
    var workers = Executors.newFixedThreadPool(slots + MORE_WORKERS, threads);
    var begun = assembly.handler(server, tags::now, installation, workers);
    pulse.beat();
    begun.start(notices, threads);
    return begun;
  }
}
