package org.abell.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Leases of all servers. Only the database's clock is used, so clocks of hosts are never compared.
 *
 * <p>Relies on READ COMMITTED and the lock of the server's own row: of two processes with the same
 * name one has the lease and the other is refused. The one that takes a name over raises the fences
 * of its jobs in the same transaction, so the process before it can no longer write them.
 */
@ApplicationScoped
@Transactional
public class ServerLeases {

  /** How long a lease runs after it was renewed. */
  public static final int SECONDS = 15;

  /** A handler whose loop has not come round for longer does not get its lease renewed. */
  public static final Duration STUCK = Duration.ofSeconds(30);

  private static final String HOLDER =
      """
      select process, host, pid, expires_at > clock_timestamp()
      from server_lease
      where server = :server
      for update
      """;

  private static final String RENEW =
      """
      insert into server_lease
        (server, role, host, pid, process, tags, own_mode,
         started_at, valid_since, renewed_at, expires_at)
      values (:server, :role, :host, :pid, :process, :tags, :mode,
              clock_timestamp(), clock_timestamp(), clock_timestamp(),
              clock_timestamp() + make_interval(secs => :seconds))
      on conflict (server) do update
      set role = excluded.role, host = excluded.host, pid = excluded.pid, tags = excluded.tags,
          process = excluded.process, own_mode = excluded.own_mode,
          started_at = case
            when server_lease.process = excluded.process then server_lease.started_at
            else excluded.started_at
          end,
          valid_since = case
            when server_lease.process = excluded.process
              and server_lease.expires_at > clock_timestamp()
            then server_lease.valid_since
            else excluded.valid_since
          end,
          round_at = case
            when server_lease.process = excluded.process then server_lease.round_at
          end,
          stopped = false,
          renewed_at = excluded.renewed_at, expires_at = excluded.expires_at
      """;

  private static final String RAISE_FENCES =
      """
      update job
      set fence = fence + 1
      where handler = :server
        and state in
          ('new', 'queued', 'running', 'finishing', 'resubmitted', 'deleting', 'stop', 'stopped')
      """;

  private final EntityManager em;

  public ServerLeases() {
    this(null);
  }

  @Inject
  public ServerLeases(EntityManager em) {
    this.em = em;
  }

  /** Says that the server is well, and works as admins want it to. */
  public boolean renew(ServerIdentity server, List<String> tags) {
    return renew(server, tags, ServerMode.WORKING);
  }

  /**
   * Says that the server is well.
   *
   * @param ownMode what the server's own system property says
   * @return false when another living process has the name: this one must not work
   */
  public boolean renew(ServerIdentity server, List<String> tags, ServerMode ownMode) {
    var holder = holder(server);
    var another = holder.filter(h -> !h.process().equals(server.process()));
    if (another.filter(h -> h.valid() && !h.diedBefore(server)).isPresent()) {
      return false;
    }
    write(server, tags, ownMode);
    if (another.isPresent()) {
      em.createNativeQuery(RAISE_FENCES).setParameter("server", server.name()).executeUpdate();
    }
    return true;
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
            where server = :server and process = :process
            """)
        .setParameter("server", server.name())
        .setParameter("process", server.process())
        .executeUpdate();
  }

  /** Notes that the server's job loop came round. */
  public void cameRound(ServerIdentity server) {
    em.createNativeQuery(
            """
            update server_lease
            set round_at = clock_timestamp()
            where server = :server and process = :process
            """)
        .setParameter("server", server.name())
        .setParameter("process", server.process())
        .executeUpdate();
  }

  /** The mode that holds for the server; empty while its name is another process's or nobody's. */
  @SuppressWarnings("unchecked")
  public Optional<ServerMode> mode(ServerIdentity server) {
    List<String> found =
        em.createNativeQuery(
                """
                select effective_mode from server_lease
                where server = :server and process = :process
                """)
            .setParameter("server", server.name())
            .setParameter("process", server.process())
            .getResultList();
    return found.stream().findFirst().flatMap(ServerMode::of);
  }

  /**
   * Tells a handler what to do with jobs; it holds until it is changed again, whatever restarts
   * meanwhile. The schema's trigger wakes all handlers.
   *
   * @param by the admin, as an e-mail address
   * @return false when no handler of that name was ever seen
   */
  public boolean changeMode(String server, ServerMode mode, String by, String reason) {
    return em.createNativeQuery(
                """
                update server_lease
                set mode = :mode, mode_set_by = :by, mode_reason = :reason
                where server = :server and 'handler' = any (string_to_array(role, ','))
                """)
            .setParameter("server", server)
            .setParameter("mode", mode.label())
            .setParameter("by", by)
            .setParameter("reason", reason)
            .executeUpdate()
        == 1;
  }

  /** All servers that were ever seen, by name. */
  @SuppressWarnings("unchecked")
  public List<ServerLease> all() {
    List<Object[]> rows =
        em.createNativeQuery(
                """
                select server, role, host, pid, tags, started_at, renewed_at,
                       expires_at > clock_timestamp(), mode, own_mode, mode_set_by, mode_reason,
                       configuration, problem, extract(epoch from clock_timestamp() - round_at),
                       trouble, clock_offset, stopped
                from server_lease
                order by server
                """)
            .getResultList();
    return rows.stream().map(ServerLeases::lease).toList();
  }

  private static ServerLease lease(Object[] r) {
    var orders = new ServerLease.Orders(mode(r[8]), mode(r[9]), (String) r[10], (String) r[11]);
    var age = Optional.ofNullable((BigDecimal) r[14]).map(s -> Duration.ofMillis(millis(s)));
    return new ServerLease(
        (String) r[0],
        (String) r[1],
        (String) r[2],
        ((Number) r[3]).longValue(),
        (String) r[4],
        (Instant) r[5],
        (Instant) r[6],
        (Boolean) r[7],
        (Boolean) r[17],
        orders,
        new ServerLease.Condition(
            (String) r[12],
            (String) r[13],
            age,
            (String) r[15],
            Optional.ofNullable((Number) r[16]).map(ms -> Duration.ofMillis(ms.longValue()))));
  }

  private static ServerMode mode(Object label) {
    return ServerMode.of((String) label).orElseThrow();
  }

  private static long millis(BigDecimal seconds) {
    return seconds.movePointRight(3).longValue();
  }

  private void write(ServerIdentity server, List<String> tags, ServerMode ownMode) {
    em.createNativeQuery(RENEW)
        .setParameter("server", server.name())
        .setParameter("role", server.roleText())
        .setParameter("host", server.host())
        .setParameter("pid", server.pid())
        .setParameter("process", server.process())
        .setParameter("tags", String.join(",", tags))
        .setParameter("mode", ownMode.label())
        .setParameter("seconds", SECONDS)
        .executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private Optional<Holder> holder(ServerIdentity server) {
    List<Object[]> rows =
        em.createNativeQuery(HOLDER).setParameter("server", server.name()).getResultList();
    return rows.stream()
        .findFirst()
        .map(
            r ->
                new Holder(
                    (String) r[0], (String) r[1], ((Number) r[2]).longValue(), (Boolean) r[3]));
  }

  /** The process that has a server's name. */
  private record Holder(String process, String host, long pid, boolean valid) {

    /** Whether it is certain that it is gone, so that its lease need not be waited for. */
    boolean diedBefore(ServerIdentity successor) {
      return host.equals(successor.host())
          && (pid == successor.pid()
              || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }
  }
}
