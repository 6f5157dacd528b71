package org.abell.web.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.abell.configuration.JobConfigurations;
import org.abell.notice.JobNotice;
import org.abell.notice.Notices;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;

/** Listens to the database while the application is deployed on a web server. */
public class NewsStartup implements ServletContextListener {

  private static final int HEARTBEAT_SECONDS = 15;

  private final Streams streams;
  private final JobConfigurations configurations;
  private final Notices notices;
  private final boolean web;

  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedScheduledExecutorService executor;
  private ScheduledFuture<?> heartbeat;

  public NewsStartup() {
    this(null, null, null, null);
  }

  @Inject
  public NewsStartup(
      Streams streams,
      @Named(Notices.SOURCE) DataSource source,
      ServerIdentity identity,
      JobConfigurations configurations) {
    this.streams = streams;
    this.configurations = configurations;
    this.web = identity != null && identity.is(Role.WEB);
    this.notices = new Notices(source, this::tell, this::refresh);
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (web) {
      threads.newThread(notices).start();
      heartbeat =
          executor.scheduleAtFixedRate(
              streams::heartbeat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (web) {
      heartbeat.cancel(false);
      notices.close();
      streams.closeAll();
    }
  }

  private void tell(JobNotice news) {
    streams.tell(news);
  }

  private void refresh() {
    configurations.look();
    streams.refreshAll();
  }
}
