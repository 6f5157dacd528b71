package org.abell.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What servers tell of themselves beside their lease. Each writes its own row only, so READ
 * COMMITTED is enough.
 */
@ApplicationScoped
@Transactional
public class ServerConditions {

  /** An answer of the database that took longer says too little of its clock. */
  private static final Duration EXACT = Duration.ofMillis(500);

  private final EntityManager em;
  private final Clock clock;

  public ServerConditions() {
    this(null, null);
  }

  @Inject
  public ServerConditions(EntityManager em, Clock clock) {
    this.em = em;
    this.clock = clock;
  }

  /**
   * Says what is wrong with the shared folder.
   *
   * @param trouble a sentence; empty when all is well
   */
  public void tell(ServerIdentity server, String trouble) {
    em.createNativeQuery(
            """
            update server_lease
            set trouble = :trouble
            where server = :server and process = :process and trouble <> :trouble
            """)
        .setParameter("server", server.name())
        .setParameter("process", server.process())
        .setParameter("trouble", trouble)
        .executeUpdate();
  }

  /** Notes how far the server's clock is from the database's, which all times of leases are. */
  public void compareClocks(ServerIdentity server) {
    var before = clock.instant();
    var theirs =
        (Instant) em.createNativeQuery("select clock_timestamp()", Instant.class).getSingleResult();
    var took = Duration.between(before, clock.instant());
    if (took.compareTo(EXACT) > 0) {
      return;
    }
    var ahead = Duration.between(theirs, before.plus(took.dividedBy(2)));
    em.createNativeQuery(
            """
            update server_lease
            set clock_offset = :millis
            where server = :server and process = :process
            """)
        .setParameter("server", server.name())
        .setParameter("process", server.process())
        .setParameter("millis", ahead.toMillis())
        .executeUpdate();
  }
}
