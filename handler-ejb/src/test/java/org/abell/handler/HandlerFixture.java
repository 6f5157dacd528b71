package org.abell.handler;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.abell.configuration.ActiveConfiguration;
import org.abell.configuration.JobConfigurations;
import org.abell.database.Database;
import org.abell.datatype.Datatypes;
import org.abell.ident.IdEncoding;
import org.abell.installation.Installation;
import org.abell.installation.SharedFolder;
import org.abell.job.JobClaim;
import org.abell.job.JobState;
import org.abell.job.OwnedJobs;
import org.abell.jobconf.JobConfiguration;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.abell.server.ServerLeases;
import org.abell.server.ServerMode;
import org.abell.settings.DataDirectory;
import org.abell.settings.JobDefaults;
import org.abell.settings.Settings;
import org.abell.toolbox.ToolBox;
import org.jboss.logging.Logger;

/**
 * Handlers on a real database, with real processes and a toolbox of one tool that runs anything.
 */
final class HandlerFixture extends HandledJobs implements AutoCloseable {

  static final String NAME = "handler0";
  private static final Logger LOG = Logger.getLogger(HandlerFixture.class);
  private static final long TICK_MILLIS = 200;
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

  final OwnedJobs owned;
  final ServerLeases leases;
  private final DatabaseBeans beans;
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
  // Commands of tests tell what they do in files outside of their jobs.
  private JobDefaults defaults = new JobDefaults(Map.of("isolation", "off"));
  private final SharedFolder folder;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final List<Handler> handlers = new ArrayList<>();
  private final Set<String> living = ConcurrentHashMap.newKeySet();
  private final Map<String, String> hosts = new ConcurrentHashMap<>();
  private final Map<String, Pulse> pulses = new ConcurrentHashMap<>();

  HandlerFixture(Path root) {
    this(root, new Database());
  }

  /** With a database of the test's own choice. */
  HandlerFixture(Path root, Database database) {
    super(database, new DataDirectory(root.resolve("data")));
    this.beans = new DatabaseBeans(database, configurations, clock);
    this.owned = beans.owned();
    this.leases = beans.leases();
    this.root = root;
    this.folder = new SharedFolder(data.root(), "mark");
    markFolder();
    writeTool("true");
  }

  private void markFolder() {
    try {
      if (folder.complaint().isPresent()) {
        SharedFolder.mark(folder.root(), folder.mark());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
            data,
            root.resolve("panel.xml"),
            List.of(),
            "Abell",
            slots,
            true,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            defaults);
    var tools = ToolBox.load(settings.toolPanelFile());
    var installation =
        new Installation(settings, new IdEncoding("secret"), tools, Datatypes.builtIn(), folder);
    var pulse = new Pulse(watch);
    pulse.beat();
    pulses.put(name, pulse);
    var workers = Executors.newFixedThreadPool(slots + 4);
    var handler =
        beans.assembly(pulse).handler(server(name), () -> List.of(TAG), installation, workers);
    handler.start(database.source(), Thread::new);
    handlers.add(handler);
    timer.scheduleAtFixedRate(
        () -> tick(name, handler), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return handler;
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

  /** Handlers that are started from now on know the runners in the jars of that folder. */
  void runnersIn(Path folder) {
    defaults = new JobDefaults(Map.of(JobDefaults.RUNNER_DIR, folder.toString()));
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

  /** A job as if a handler of the usual name had taken it and died. */
  JobClaim takenBefore(long job) {
    database.execute("update job set handler = '%s', fence = 1 where id = %d".formatted(NAME, job));
    return owned.of(NAME, Set.of(JobState.NEW)).get(0);
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

  Path root() {
    return root;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    handlers.forEach(Handler::close);
    database.close();
  }
}
