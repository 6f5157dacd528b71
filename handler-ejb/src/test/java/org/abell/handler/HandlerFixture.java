package org.abell.handler;

import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.abell.admission.Admissions;
import org.abell.admission.DestinationCounts;
import org.abell.admission.Plans;
import org.abell.cleanup.CleanupRecords;
import org.abell.configuration.ActiveConfiguration;
import org.abell.configuration.JobConfigurations;
import org.abell.database.Database;
import org.abell.datatype.Datatypes;
import org.abell.history.Histories;
import org.abell.history.HistoryItem;
import org.abell.history.NewItem;
import org.abell.ident.IdEncoding;
import org.abell.installation.Installation;
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
import org.abell.job.OwnedJobs;
import org.abell.job.StrandedJobs;
import org.abell.job.Takeovers;
import org.abell.job.WaitingJobs;
import org.abell.jobconf.JobConfiguration;
import org.abell.jobdir.JobDirectory;
import org.abell.preparation.JobFactsReader;
import org.abell.preparation.JobSheets;
import org.abell.resubmission.Resubmissions;
import org.abell.runner.Hooks;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.abell.server.ServerLeases;
import org.abell.server.ServerMode;
import org.abell.settings.DataDirectory;
import org.abell.settings.Settings;
import org.abell.toolbox.ToolBox;
import org.abell.user.InvalidAccount;
import org.abell.user.Users;
import org.jboss.logging.Logger;

/**
 * Handlers on a real database, with real processes and a toolbox of one tool that runs anything.
 */
final class HandlerFixture implements AutoCloseable {

  static final String NAME = "handler0";
  private static final Logger LOG = Logger.getLogger(HandlerFixture.class);
  private static final long TICK_MILLIS = 200;
  private static final String TAG = "_default_";
  private static final String TOOL =
      """
      <tool id="run" name="Run" version="1.0" profile="21.01">
        <command detect_errors="exit_code">%s</command>
        <inputs>
          <param name="input" type="data" format="data" optional="true"/>
        </inputs>
        <outputs>
          <data name="out" format="txt"/>
          <data name="work" format="tabular" from_work_dir="table.tsv"/>
        </outputs>
      </tool>
      """;

  final Database database;
  final OwnedJobs owned;
  final ServerLeases leases;
  private final Clock clock = Clock.systemUTC();
  private final AtomicReference<ActiveConfiguration> active =
      new AtomicReference<>(new JobConfigurations(clock).current());
  private final JobConfigurations configurations =
      new JobConfigurations(clock) {
        @Override
        public ActiveConfiguration current() {
          return active.get();
        }
      };
  private final Path root;
  private final DataDirectory data;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final List<Handler> handlers = new ArrayList<>();
  private final Set<String> living = ConcurrentHashMap.newKeySet();
  private final Map<String, String> hosts = new ConcurrentHashMap<>();
  private final Map<String, Pulse> pulses = new ConcurrentHashMap<>();
  private final long userId;
  private final long historyId;

  HandlerFixture(Path root) {
    this(root, new Database());
  }

  /** With a database of the test's own choice. */
  HandlerFixture(Path root, Database database) {
    this.database = database;
    this.owned = bean(OwnedJobs.class, this::owned);
    this.leases = bean(ServerLeases.class, ServerLeases::new);
    this.userId = database.inTransaction(this::signUp);
    this.historyId =
        database.inTransaction(em -> new Histories(em, clock).create(userId, "test").id());
    this.root = root;
    this.data = new DataDirectory(root.resolve("data"));
    writeTool("true");
  }

  /** From now on, handlers that are started run this command. */
  void writeTool(String command) {
    try {
      var escaped = command.replace("&", "&amp;").replace("<", "&lt;");
      Files.writeString(root.resolve("run.xml"), TOOL.formatted(escaped));
      Files.writeString(root.resolve("panel.xml"), "<toolbox><tool file=\"run.xml\"/></toolbox>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A handler as it comes up on a server. */
  Handler start(int slots) {
    return start(NAME, slots);
  }

  /** A handler of that name on a machine of that name. */
  Handler start(String name, String host, int slots) {
    hosts.put(name, host);
    return start(name, slots);
  }

  /** A handler of that name, whose server keeps a lease that has been valid for long. */
  Handler start(String name, int slots) {
    return start(name, slots, clock);
  }

  /** A handler whose pulse is timed by another clock. */
  Handler start(String name, int slots, Clock watch) {
    renew(name);
    database.execute("update server_lease set valid_since = valid_since - interval '1 minute'");
    living.add(name);
    var settings =
        new Settings(
            data, root.resolve("panel.xml"), List.of(), "Abell", slots, true, Optional.empty());
    var tools = ToolBox.load(settings.toolPanelFile());
    var installation =
        new Installation(settings, new IdEncoding("secret"), tools, Datatypes.builtIn());
    var assembly =
        new HandlerAssembly(
            beans(),
            cluster(name, watch),
            new OwnedBeans(
                owned,
                bean(JobSheets.class, JobSheets::new),
                bean(Resubmissions.class, this::resubmissions)),
            configurations,
            clock);
    var workers = Executors.newFixedThreadPool(slots + 4);
    var handler = assembly.handler(server(name), () -> List.of(TAG), installation, workers);
    handler.start(database.source(), Thread::new);
    handlers.add(handler);
    timer.scheduleAtFixedRate(
        () -> tick(name, handler), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return handler;
  }

  private ClusterBeans cluster(String name, Clock watch) {
    var pulse = new Pulse(watch);
    pulse.beat();
    pulses.put(name, pulse);
    return new ClusterBeans(
        leases,
        bean(StrandedJobs.class, em -> new StrandedJobs(em, clock, new OutputStates(em))),
        pulse,
        bean(CleanupRecords.class, CleanupRecords::new));
  }

  /** What tells whether the handler's loop comes round. */
  Pulse pulse(String name) {
    return pulses.get(name);
  }

  /** An admin tells a handler what to do. */
  void tell(String name, ServerMode mode) {
    if (!leases.changeMode(name, mode, "boss@example.org", "new disk")) {
      throw new IllegalArgumentException("there is no handler " + name);
    }
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

  private HandlerBeans beans() {
    return new HandlerBeans(
        bean(Admissions.class, this::admissions),
        bean(Takeovers.class, Takeovers::new),
        bean(Plans.class, Plans::new),
        bean(JobFactsReader.class, JobFactsReader::new),
        new Mappers(bean(DestinationCounts.class, DestinationCounts::new), new Hooks()));
  }

  private Admissions admissions(EntityManager em) {
    var waiting = new WaitingJobs(em, clock, new OutputStates(em));
    return new Admissions(em, configurations, waiting);
  }

  /** From now on all handlers obey this YAML. */
  void configure(String yaml) {
    try {
      var file = Files.writeString(root.resolve("job_conf.yml"), yaml);
      var read = JobConfiguration.read(file, name -> Optional.empty());
      active.set(
          new ActiveConfiguration(
              read.configuration().orElseThrow(), yaml, read.findings(), clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** From now on its server does not get through to the database to renew its lease. */
  void loseLease(String name) {
    living.remove(name);
    timer.execute(
        () ->
            database.execute(
                "update server_lease set expires_at = now() where server = '%s'".formatted(name)));
  }

  /** It was there once, long ago. */
  void neverBack(String name) {
    renew(name);
    loseLease(name);
    await().until(() -> expired(name));
  }

  boolean expired(String name) {
    return database.inTransaction(
        em ->
            new ServerLeases(em)
                .all().stream().anyMatch(l -> l.server().equals(name) && !l.valid()));
  }

  /** Its server gets through again. */
  void regainLease(String name) {
    living.add(name);
  }

  /** Its server is stopped in good order. */
  void stopServer(String name, Handler handler) {
    handler.close();
    living.remove(name);
    timer.execute(() -> leases.end(server(name)));
  }

  private void tick(String name, Handler handler) {
    try {
      if (living.contains(name)) {
        renew(name);
      }
    } catch (RuntimeException e) {
      // As on a server: the database is away, and the next renewal may succeed.
      LOG.debugf("%s: %s", name, e.getMessage());
    }
    handler.check();
  }

  private void renew(String name) {
    leases.renew(server(name), List.of(TAG));
  }

  ServerIdentity server(String name) {
    var host = hosts.getOrDefault(name, "localhost");
    return new ServerIdentity(name, EnumSet.of(Role.HANDLER), host, 17, name);
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

  Path root() {
    return root;
  }

  private static String stored(long item) {
    return "{\"values\":[{\"src\":\"hda\",\"id\":%d}]}".formatted(item);
  }

  private Resubmissions resubmissions(EntityManager em) {
    return new Resubmissions(owned(em), configurations, clock);
  }

  private OwnedJobs owned(EntityManager em) {
    return new OwnedJobs(em, clock, new OutputStates(em));
  }

  private <T> T bean(Class<T> type, Function<EntityManager, T> maker) {
    return Transactional.bean(type, database, maker);
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
    timer.shutdownNow();
    handlers.forEach(Handler::close);
    database.close();
  }
}
