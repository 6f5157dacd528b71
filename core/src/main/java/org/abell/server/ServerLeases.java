package org.abell.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * Leases of all servers. Only the database's clock is used, so clocks of hosts are never compared.
 */
@ApplicationScoped
@Transactional
public class ServerLeases {

  /** How long a lease runs after it was renewed. */
  public static final int SECONDS = 15;

  private static final String RENEW =
      """
      insert into server_lease
        (server, role, host, pid, tags, started_at, valid_since, renewed_at, expires_at)
      values (:server, :role, :host, :pid, :tags, clock_timestamp(), clock_timestamp(),
              clock_timestamp(), clock_timestamp() + make_interval(secs => :seconds))
      on conflict (server) do update
      set role = excluded.role, host = excluded.host, pid = excluded.pid, tags = excluded.tags,
          started_at = case
            when server_lease.pid = excluded.pid and server_lease.host = excluded.host
            then server_lease.started_at
            else excluded.started_at
          end,
          valid_since = case
            when server_lease.pid = excluded.pid and server_lease.host = excluded.host
              and server_lease.expires_at > clock_timestamp()
            then server_lease.valid_since
            else excluded.valid_since
          end,
          stopped = false,
          renewed_at = excluded.renewed_at, expires_at = excluded.expires_at
      """;

  private final EntityManager em;

  public ServerLeases() {
    this(null);
  }

  @Inject
  public ServerLeases(EntityManager em) {
    this.em = em;
  }

  /** Says that the server is well. */
  public void renew(ServerIdentity server, List<String> tags) {
    em.createNativeQuery(RENEW)
        .setParameter("server", server.name())
        .setParameter("role", server.roleText())
        .setParameter("host", server.host())
        .setParameter("pid", server.pid())
        .setParameter("tags", String.join(",", tags))
        .setParameter("seconds", SECONDS)
        .executeUpdate();
  }

  /**
   * Says which job configuration the server obeys.
   *
   * @param problem what an admin has to mend, empty when nothing
   */
  public void report(ServerIdentity server, String configuration, String problem) {
    em.createNativeQuery(
            """
            update server_lease
            set configuration = :configuration, problem = :problem
            where server = :server
              and (configuration, problem) is distinct from (:configuration, :problem)
            """)
        .setParameter("server", server.name())
        .setParameter("configuration", configuration)
        .setParameter("problem", problem)
        .executeUpdate();
  }

  /** Ends the server's lease at once, and wakes the others: it leaves in good order. */
  public void end(ServerIdentity server) {
    em.createNativeQuery(
            """
            update server_lease
            set expires_at = clock_timestamp(), stopped = true
            where server = :server
            """)
        .setParameter("server", server.name())
        .executeUpdate();
  }

  /** All servers that were ever seen, by name. */
  @SuppressWarnings("unchecked")
  public List<ServerLease> all() {
    List<Object[]> rows =
        em.createNativeQuery(
                """
                select server, role, host, pid, tags, started_at, renewed_at,
                       expires_at > clock_timestamp()
                from server_lease
                order by server
                """)
            .getResultList();
    return rows.stream()
        .map(
            r ->
                new ServerLease(
                    (String) r[0],
                    (String) r[1],
                    (String) r[2],
                    ((Number) r[3]).longValue(),
                    (String) r[4],
                    (Instant) r[5],
                    (Instant) r[6],
                    (Boolean) r[7]))
        .toList();
  }
}
