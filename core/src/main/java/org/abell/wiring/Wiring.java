package org.abell.wiring;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.abell.installation.Readiness;
import org.abell.notice.Notices;
import org.abell.server.ServerIdentity;

/** Gives beans what the server provides. */
@ApplicationScoped
public class Wiring {

  private static final String PROCESS = UUID.randomUUID().toString();

  @Produces
  @PersistenceContext(unitName = "abell")
  private EntityManager entityManager;

  @Resource(lookup = "java:jboss/datasources/AbellNoticeDS")
  private DataSource notices;

  @Resource(lookup = "java:jboss/datasources/AbellDS")
  private DataSource transactions;

  /** Connections that take part in transactions. */
  @Produces
  @Named(Readiness.TRANSACTIONS)
  public DataSource transactions() {
    return transactions;
  }

  /** Connections that are held for long. */
  @Produces
  @Named(Notices.SOURCE)
  public DataSource notices() {
    return notices;
  }

  /** UTC in microseconds, which is what the database keeps and the API shows. */
  @Produces
  @Singleton
  public Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  /** This server, as its system properties tell. */
  @Produces
  @Singleton
  public ServerIdentity identity() {
    return new ServerIdentity(
        System.getProperty("jboss.node.name", "abell"),
        ServerIdentity.roles(System.getProperty("abell.role", "web,handler")),
        System.getProperty("abell.host", hostName()),
        ProcessHandle.current().pid(),
        PROCESS);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
