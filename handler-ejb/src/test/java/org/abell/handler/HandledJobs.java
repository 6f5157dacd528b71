package org.abell.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.abell.database.Database;
import org.abell.history.Histories;
import org.abell.history.HistoryItem;
import org.abell.history.NewItem;
import org.abell.job.ActionResult;
import org.abell.job.Admin;
import org.abell.job.Job;
import org.abell.job.JobAction;
import org.abell.job.JobClaim;
import org.abell.job.JobControl;
import org.abell.job.JobState;
import org.abell.job.Jobs;
import org.abell.job.NewJob;
import org.abell.job.OutputStates;
import org.abell.jobdir.JobDirectory;
import org.abell.settings.DataDirectory;
import org.abell.user.InvalidAccount;
import org.abell.user.Users;

/** The jobs of one user: submitted, steered by people, and looked at. */
class HandledJobs {

  static final String TAG = "_default_";

  final Database database;
  final Clock clock = Clock.systemUTC();
  final DataDirectory data;
  private final long userId;
  private final long historyId;

  HandledJobs(Database database, DataDirectory data) {
    this.database = database;
    this.data = data;
    this.userId = database.inTransaction(this::signUp);
    this.historyId =
        database.inTransaction(em -> new Histories(em, clock).create(userId, "test").id());
  }

  /** A waiting job that reads the items. */
  long submit(long... inputs) {
    return submit("run", Map.of("input", inputs.length == 0 ? "null" : stored(inputs[0])), inputs);
  }

  long submit(String tool, Map<String, String> parameters, long... inputs) {
    return database.inTransaction(
        em -> {
          var version = tool.equals("run") ? "1.0" : "1.0.0";
          var wanted = new NewJob(tool, version, userId, historyId, "web0", TAG, parameters);
          var read = new LinkedHashMap<String, HistoryItem>();
          for (var input : inputs) {
            read.put("input" + read.size(), em.find(HistoryItem.class, input));
          }
          var outputs = new LinkedHashMap<String, HistoryItem>();
          for (var name : tool.equals("run") ? List.of("out", "work") : List.of("output0")) {
            var format = name.equals("out") ? "txt" : name.equals("work") ? "tabular" : "auto";
            var item = new NewItem(name, format, "?", true);
            outputs.put(name, new Histories(em, clock).add(historyId, item));
          }
          return new Jobs(em, clock).add(wanted, read, outputs).id();
        });
  }

  /** Ends a job early, as users of interactive tools do. */
  boolean finishEarly(long job) {
    return database.inTransaction(
        em -> new JobControl(em, clock, new OutputStates(em)).finishEarly(job, "web0"));
  }

  /** Stops a job as users do. */
  boolean stop(long job) {
    return database.inTransaction(
        em -> new JobControl(em, clock, new OutputStates(em)).stop(job, "", "web0"));
  }

  /** Something about a job, read in a transaction of its own. */
  <T> T read(long job, Function<Job, T> question) {
    return database.inTransaction(em -> question.apply(em.find(Job.class, job)));
  }

  JobState state(long job) {
    return read(job, Job::state);
  }

  /** Something about the item that a job writes under that name. */
  <T> T output(long job, String name, Function<HistoryItem, T> question) {
    return read(
        job,
        j ->
            j.outputs().stream()
                .filter(o -> o.name().equals(name))
                .map(o -> question.apply(o.item()))
                .findFirst()
                .orElseThrow());
  }

  /** The file that the job writes under that name. */
  Path file(long job, String name) {
    return data.dataset(output(job, name, item -> item.dataset().id()));
  }

  JobDirectory directory(long job) {
    return new JobDirectory(data.job(job), job);
  }

  Path uploads() {
    return data.uploads();
  }

  /** An admin does something to a job. */
  ActionResult act(JobAction action, long job) {
    var admin = new Admin("boss@example.org", "new disk", "web0");
    return database.inTransaction(
        em ->
            new JobControl(em, clock, new OutputStates(em))
                .act(action, List.of(job), admin)
                .get(0));
  }

  /** Sends a job as admission does, to a handler that owns it but has done nothing yet. */
  void queued(JobClaim claim, String runner, String token) {
    database.execute(
        """
        update job set state = 'queued', destination_id = '%s', runner = '%s', runner_token = '%s'
        where id = %d
        """
            .formatted(runner, runner, token, claim.jobId()));
  }

  /** Waits until the job is in the state. */
  void becomes(long job, JobState state, Duration within) {
    await()
        .atMost(within)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () -> assertThat(state(job)).as("job %d: %s", job, told(job)).isEqualTo(state));
  }

  /** Waits until the job is the handler's. */
  void belongsTo(long job, String handler, Duration within) {
    await().atMost(within).until(() -> read(job, Job::handler).filter(handler::equals).isPresent());
  }

  /** A new job, once it runs. */
  long running(Duration within) {
    var job = submit();
    becomes(job, JobState.RUNNING, within);
    return job;
  }

  private String told(long job) {
    return read(job, j -> j.info() + j.result().traceback());
  }

  private static String stored(long item) {
    return "{\"values\":[{\"src\":\"hda\",\"id\":%d}]}".formatted(item);
  }

  private long signUp(EntityManager em) {
    try {
      return new Users(em, clock).create("ada@example.org", "ada", "secret1").id();
    } catch (InvalidAccount e) {
      throw new IllegalStateException(e);
    }
  }
}
