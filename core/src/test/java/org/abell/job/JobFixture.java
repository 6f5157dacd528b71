package org.abell.job;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.abell.database.Database;
import org.abell.history.Histories;
import org.abell.history.HistoryItem;
import org.abell.history.NewItem;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.abell.server.ServerLeases;
import org.abell.server.ServerMode;
import org.abell.user.InvalidAccount;
import org.abell.user.Users;

/**
 * A user with a history in a fresh database, and the services as handlers and web servers see them.
 */
final class JobFixture implements AutoCloseable {

  static final String TAG = "_default_";
  private static final String TAKE =
      """
      update job set handler = :handler, fence = fence + 1
      where id in (
        select id from job
        where state = 'new' and handler is null and handler_tag in ('_default_', :handler)
        order by priority desc, id
        limit :most)
      returning id, fence
      """;

  final Database database = new Database();
  private final Clock clock = Clock.systemUTC();
  private final long userId = database.inTransaction(this::signUp);
  private final long historyId =
      database.inTransaction(em -> new Histories(em, clock).create(userId, "test").id());

  /** A waiting job that reads the items and writes one. */
  long submit(long... inputs) {
    return database.inTransaction(
        em -> {
          var wanted =
              new NewJob("cat1", "1.0", userId, historyId, "web0", TAG, Map.of("n", "\"1\""));
          var output =
              new Histories(em, clock).add(historyId, new NewItem("out", "txt", "?", true));
          var read = new LinkedHashMap<String, HistoryItem>();
          for (var input : inputs) {
            read.put("in" + read.size(), em.find(HistoryItem.class, input));
          }
          return new Jobs(em, clock).add(wanted, read, Map.of("out", output)).id();
        });
  }

  /** The item that the job writes. */
  long outputOf(long job) {
    return read(job, j -> j.outputs().get(0).item().id());
  }

  JobState state(long job) {
    return read(job, Job::state);
  }

  String info(long job) {
    return read(job, Job::info);
  }

  /** Something about a job, read in a transaction of its own. */
  <T> T read(long job, Function<Job, T> question) {
    return database.inTransaction(em -> question.apply(em.find(Job.class, job)));
  }

  /** Makes the oldest waiting jobs those of a handler, whose destination it has yet to find. */
  @SuppressWarnings("unchecked")
  List<JobClaim> take(String handler, int most) {
    renew(handler, "host0");
    List<Object[]> rows =
        database.inTransaction(
            em ->
                em.createNativeQuery(TAKE)
                    .setParameter("handler", handler)
                    .setParameter("most", most)
                    .getResultList());
    return rows.stream()
        .map(r -> new JobClaim(((Number) r[0]).longValue(), handler, ((Number) r[1]).longValue()))
        .sorted(Comparator.comparingLong(JobClaim::jobId))
        .toList();
  }

  /** Takes the oldest waiting job and sends it to a runner. */
  JobClaim queue(String handler, String runner) {
    var claim = take(handler, 1).get(0);
    database.execute(
        """
        update job set state = 'queued', destination_id = 'place', runner = '%s',
          runner_token = 'token%d' where id = %d
        """
            .formatted(runner, claim.jobId(), claim.jobId()));
    database.execute(
        """
        insert into job_state_change (job_id, state, server, at)
        values (%d, 'queued', '%s', clock_timestamp())
        """
            .formatted(claim.jobId(), handler));
    return claim;
  }

  /** Takes over as a handler does, from whoever is called lost after so many seconds. */
  List<Takeovers.Moved> takeOver(String handler, int patience, int most) {
    return database.inTransaction(
        em -> new Takeovers(em).run(handler, List.of(TAG), patience, most));
  }

  /** Frees what was meant for others, as a handler does. */
  List<Long> free(String handler, int patience) {
    return database.inTransaction(
        em -> new Takeovers(em).freePreassigned(handler, List.of(TAG), patience, 10));
  }

  /** Does something about jobs whose host is gone. */
  <T> T stranded(Function<StrandedJobs, T> work) {
    return database.inTransaction(
        em -> work.apply(new StrandedJobs(em, clock, new OutputStates(em))));
  }

  /** An admin tells the handler what to do. */
  void order(String handler, ServerMode mode) {
    database.inTransaction(
        em -> new ServerLeases(em).changeMode(handler, mode, "boss@example.org", ""));
  }

  /** The handler says that it is well. */
  void renew(String handler, String host) {
    var server = new ServerIdentity(handler, EnumSet.of(Role.HANDLER), host, 17, handler);
    database.inTransaction(
        em -> {
          new ServerLeases(em).renew(server, List.of(TAG));
          return 0;
        });
  }

  /** The handler has said nothing for too long. */
  void lose(String handler) {
    database.execute(
        "update server_lease set expires_at = clock_timestamp() where server = '%s'"
            .formatted(handler));
  }

  /** The handler leaves in good order. */
  void end(String handler) {
    var server = new ServerIdentity(handler, EnumSet.of(Role.HANDLER), "host0", 17, handler);
    database.inTransaction(
        em -> {
          new ServerLeases(em).end(server);
          return 0;
        });
  }

  /** Does something that only an owner may do. */
  boolean owned(Predicate<OwnedJobs> work) {
    return database.inTransaction(em -> work.test(new OwnedJobs(em, clock, new OutputStates(em))));
  }

  /** Does something that users do. */
  boolean controlled(Predicate<JobControl> work) {
    return database.inTransaction(em -> work.test(new JobControl(em, clock, new OutputStates(em))));
  }

  /** Does something that admins do. */
  ActionResult administered(JobAction action, long job) {
    var admin = new Admin("boss@example.org", "the disk is full", "web0");
    return database.inTransaction(
        em ->
            new JobControl(em, clock, new OutputStates(em))
                .act(action, List.of(job), admin)
                .get(0));
  }

  /** A job of handler0 that runs. */
  JobClaim running(String runner) {
    var id = submit();
    var claim = queue("handler0", runner);
    if (claim.jobId() != id) {
      throw new IllegalStateException("another job was waiting before");
    }
    owned(o -> o.started(claim, "17"));
    return claim;
  }

  /** The last row of the job's history: state, server, info. */
  String lastRow(long job) {
    return read(
        job,
        j -> {
          var rows = j.stateChanges();
          var last = rows.get(rows.size() - 1);
          return "%s %s %s".formatted(last.state().label(), last.server(), last.info());
        });
  }

  private long signUp(EntityManager em) {
    try {
      return new Users(em, clock).create("ada@example.org", "ada", "secret1").id();
    } catch (InvalidAccount e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
