package org.abell.admission;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.abell.configuration.ActiveConfiguration;
import org.abell.configuration.JobConfigurations;
import org.abell.database.Database;
import org.abell.history.Histories;
import org.abell.history.HistoryItem;
import org.abell.history.NewItem;
import org.abell.job.Job;
import org.abell.job.JobClaim;
import org.abell.job.JobState;
import org.abell.job.Jobs;
import org.abell.job.NewJob;
import org.abell.job.OutputStates;
import org.abell.job.OwnedJobs;
import org.abell.job.WaitingJobs;
import org.abell.jobconf.JobConfiguration;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.abell.server.ServerLeases;
import org.abell.user.InvalidAccount;
import org.abell.user.Users;

/** Users with jobs, handlers with leases, and a job configuration that a test writes. */
public final class AdmissionFixture implements AutoCloseable {

  public static final String TAG = "_default_";

  public final Database database = new Database();
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Long> users = new HashMap<>();
  private final Map<String, Long> histories = new HashMap<>();
  private final AtomicReference<ActiveConfiguration> active =
      new AtomicReference<>(new JobConfigurations(clock).current());

  /** From now on this YAML holds; each text has a fingerprint of its own. */
  public void configure(String yaml) {
    try {
      var file = Files.createTempFile("job_conf", ".yml");
      Files.writeString(file, yaml);
      var read = JobConfiguration.read(file, name -> Optional.empty());
      Files.delete(file);
      active.set(
          new ActiveConfiguration(
              read.configuration()
                  .orElseThrow(() -> new IllegalArgumentException(read.findings().toString())),
              Integer.toHexString(yaml.hashCode()),
              read.findings(),
              clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What holds now, as a server sees it. */
  public JobConfigurations configurations() {
    return new JobConfigurations(clock) {
      @Override
      public ActiveConfiguration current() {
        return active.get();
      }
    };
  }

  /** A waiting job of a user. */
  public long submit(String user, String tool, long... inputs) {
    return submit(user, tool, TAG, inputs);
  }

  long submit(String user, String tool, String tag, long... inputs) {
    var userId = userId(user);
    var historyId = histories.get(user);
    return database.inTransaction(
        em -> {
          var wanted = new NewJob(tool, "1.0", userId, historyId, "web0", tag, Map.of());
          var output =
              new Histories(em, clock).add(historyId, new NewItem("out", "txt", "?", true));
          var read = new LinkedHashMap<String, HistoryItem>();
          for (var input : inputs) {
            read.put("in" + read.size(), em.find(HistoryItem.class, input));
          }
          return new Jobs(em, clock).add(wanted, read, Map.of("out", output)).id();
        });
  }

  /** Many waiting jobs of a user, without inputs or outputs; the first one's id. */
  long submitMany(String user, String tool, int jobs) {
    database.execute(
        """
        insert into job (tool_id, tool_version, state, user_id, history_id, submitted_by,
                         handler_tag, create_time, update_time)
        select '%s', '1.0', 'new', %d, %d, 'web0', '%s', now(), now()
        from generate_series(1, %d)
        """
            .formatted(tool, userId(user), histories.get(user), TAG, jobs));
    return database.inTransaction(
        em ->
            ((Number) em.createNativeQuery("select max(id) from job").getSingleResult()).longValue()
                - jobs
                + 1);
  }

  /** The user's id; a name that is new signs up. */
  public long userId(String name) {
    return users.computeIfAbsent(
        name,
        n ->
            database.inTransaction(
                em -> {
                  var id = signUp(em, n);
                  histories.put(n, new Histories(em, clock).create(id, "test").id());
                  return id;
                }));
  }

  private long signUp(EntityManager em, String name) {
    try {
      return new Users(em, clock).create(name + "@example.org", name, "secret1").id();
    } catch (InvalidAccount e) {
      throw new IllegalStateException(e);
    }
  }

  /** A round of a handler that is well and has so many free slots of the runner {@code local}. */
  List<Admitted> round(String handler, int slots) {
    renew(handler, TAG);
    return round(room(handler, slots)).admitted();
  }

  Round round(Room room) {
    return database.inTransaction(
        em ->
            new Admissions(em, configurations(), new WaitingJobs(em, clock, new OutputStates(em)))
                .run(room));
  }

  static Room room(String handler, int slots) {
    return new Room(
        handler, "host0", List.of(TAG), Map.of("local", slots, "upload", 2, "dynamic", 4));
  }

  /** The ids of the jobs that a round sent, in their order. */
  List<Long> sent(String handler, int slots) {
    return round(handler, slots).stream()
        .filter(Admitted.Sent.class::isInstance)
        .map(a -> a.claim().jobId())
        .toList();
  }

  /** The handler says that it is well. */
  public void renew(String handler, String... tags) {
    var server = new ServerIdentity(handler, EnumSet.of(Role.HANDLER), "host0", 17, handler);
    database.inTransaction(
        em -> {
          new ServerLeases(em).renew(server, List.of(tags));
          return 0;
        });
  }

  boolean plan(Function<Plans, Boolean> work) {
    return database.inTransaction(em -> work.apply(new Plans(em)));
  }

  /** Does something that only an owner may do. */
  public boolean owned(Predicate<OwnedJobs> work) {
    return database.inTransaction(em -> work.test(new OwnedJobs(em, clock, new OutputStates(em))));
  }

  /** Puts a job where a test wants it, past all rules. */
  public void set(long job, String assignments) {
    database.execute("update job set %s where id = %d".formatted(assignments, job));
  }

  /** An active job of a user. */
  long active(String user, String state, String destination) {
    var id = submit(user, "cat1");
    set(id, "state = '%s', handler = 'other', destination_id = '%s'".formatted(state, destination));
    return id;
  }

  /** Something about a job, read in a transaction of its own. */
  public <T> T read(long job, Function<Job, T> question) {
    return database.inTransaction(em -> question.apply(em.find(Job.class, job)));
  }

  JobState state(long job) {
    return read(job, Job::state);
  }

  JobClaim claim(long job) {
    return read(job, j -> new JobClaim(j.id(), j.handler().orElseThrow(), j.fence()));
  }

  @Override
  public void close() {
    database.close();
  }
}
