package org.abell.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.abell.watch.CrashWatch;

/**
 * A running Abell cluster on 127.0.0.1: database, servers, application. Closing it leaves no
 * process behind; the data stays in its folder.
 *
 * <pre>{@code
 * try (var cluster = Cluster.start(ClusterOptions.of(Sources.ofCheckout(checkout), folder), progress)) {
 *   cluster.kill("web0");
 *   ...
 * }
 * }</pre>
 */
public final class Cluster implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration END = Duration.ofSeconds(10);

  private final ClusterOptions options;
  private final Progress progress;
  private final AbellHome home;
  private final Processes processes;
  private final ClusterDatabase database;
  private final ShutdownHook hook = new ShutdownHook(this::close);
  private Optional<Plan> plan = Optional.empty();
  private Optional<WildFly> wildfly = Optional.empty();
  private Optional<Front> front = Optional.empty();
  private boolean closed;

  private Cluster(ClusterOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    this.home = AbellHome.open(options.home().toAbsolutePath().normalize());
    this.processes = new Processes(home.root());
    this.database = new ClusterDatabase(home, options, progress);
  }

  /** Starts everything and waits until it is ready. */
  public static Cluster start(ClusterOptions options, Progress progress) {
    return start(options, progress, false);
  }

  /** The same, after deleting what an earlier cluster left in the folder. */
  public static Cluster startFresh(ClusterOptions options, Progress progress) {
    return start(options, progress, true);
  }

  private static Cluster start(ClusterOptions options, Progress progress, boolean fresh) {
    var cluster = new Cluster(options, progress);
    cluster.hook.add();
    try {
      cluster.start(fresh);
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  private void start(boolean fresh) {
    Leftovers.end(home, processes, progress);
    if (fresh) {
      home.wipe();
    }
    // Better now than after half a minute.
    FrontPrograms.installed().require(options.front());
    var members = options.simple() ? Member.SIMPLE : Member.domain(options.front());
    Ports.requireFree(options.ports().uses(members, options.database().isEmpty()));
    var accounts = Accounts.in(home.accountsFile());
    home.writeSettings(options.sources(), accounts, options.settings());
    var made =
        new Plan(
            options.sources(),
            home,
            options.ports(),
            accounts,
            database.open(accounts),
            options.front(),
            options.systemProperties());
    startServers(made);
    awaitReady();
    startFront(made);
  }

  private void startFront(Plan made) {
    if (options.front() != FrontKind.WILDFLY) {
      progress.step("starting the front, " + options.front().name().toLowerCase(Locale.ROOT));
      FrontPrograms.installed().lack(options.front()).ifPresent(progress::step);
      front = Optional.of(Front.start(options.front(), made.ownFront()));
    }
  }

  /**
   * A front for these web servers, to be started beside or instead of the cluster's own.
   *
   * @param name its folder in the cluster's
   */
  public FrontPlan frontPlan(String name, int port, int admin) {
    return plan().front(name, port, admin);
  }

  private void startServers(Plan made) {
    var configuration = new Configuration(options.sources(), options.simple());
    progress.step("making the servers from the scripts in " + options.sources().scripts());
    var base = home.base(options.simple());
    if (!configuration.make(base, made.accounts().management(), home.log("jboss-cli.log"))) {
      progress.step("scripts and application are unchanged: keeping the servers");
    }
    synchronized (this) {
      requireOpen();
      var servers = options.simple() ? new Standalone(made) : new Domain(made);
      plan = Optional.of(made);
      wildfly = Optional.of(servers);
      progress.step("starting " + String.join(", ", names()));
      servers.start();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new ClusterException("The cluster was stopped while it started.");
    }
  }

  private WildFly wildfly() {
    return wildfly.orElseThrow(() -> new ClusterException("The cluster has no servers yet."));
  }

  private Plan plan() {
    return plan.orElseThrow(() -> new ClusterException("The cluster has no servers yet."));
  }

  private List<String> names() {
    return wildfly().members().stream().map(Member::name).toList();
  }

  /** All servers, the balancer first. */
  public List<Member> members() {
    return wildfly().members();
  }

  /** Where clients go: the balancer, or the one server. */
  public URI front() {
    return URI.create("http://127.0.0.1:" + options.ports().http() + plan().path());
  }

  /** One server, past the balancer. */
  public URI server(String name) {
    return URI.create("http://127.0.0.1:" + options.ports().http(member(name)) + plan().path());
  }

  /** Management console and API. */
  public URI console() {
    return URI.create("http://127.0.0.1:" + options.ports().console());
  }

  public Accounts accounts() {
    return plan().accounts();
  }

  /** The database, with the password of its owner. */
  public DatabaseAddress database() {
    return plan().database();
  }

  public Path home() {
    return home.root();
  }

  public Management management() {
    return wildfly().management();
  }

  /** The log file of a server. */
  public Path log(String server) {
    return wildfly().log(member(server));
  }

  /** The process of a server; empty when it is down. */
  public Optional<ProcessHandle> process(String server) {
    return processes.having(wildfly().argument(member(server)));
  }

  /** Ends a server without any warning (SIGKILL); gives back when it is gone. */
  public void kill(String server) {
    process(server)
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  /** Stops a server after its requests. */
  public void stop(String server) {
    wildfly().stop(member(server));
  }

  /** Starts a server that is down and waits until it is ready. */
  public void start(String server) {
    var member = member(server);
    wildfly().start(member);
    health().await(List.of(member), START);
  }

  /**
   * Stops a server and starts it again (the domain's {@code :restart}); waits until it is ready.
   */
  public void restart(String server) {
    var member = member(server);
    wildfly().restart(member);
    health().await(List.of(member), START);
  }

  /**
   * Starts more handlers on the running domain and waits until they are ready.
   *
   * @param properties their system properties, besides those that all have
   */
  public void addHandlers(Map<String, String> properties, String... names) {
    var added = Stream.of(names).map(name -> wildfly().addHandler(name, properties)).toList();
    added.parallelStream().forEach(wildfly()::start);
    health().await(added, START);
  }

  /** Takes a handler away again that was added. */
  public void removeHandler(String name) {
    stop(name);
    wildfly().remove(member(name));
  }

  /** Starts servers of the domain again that crash, and tells of it, until it is closed. */
  public Optional<CrashWatch> watch(Consumer<String> teller) {
    return wildfly().watch(teller);
  }

  /** Stops the embedded database (a fast shutdown: who is connected is cut off). */
  public void stopDatabase() {
    database.stop();
  }

  /** Starts the embedded database again, on the same port and data. */
  public void startDatabase() {
    database.start(plan().accounts());
  }

  /** Waits until every server and the way through the balancer is ready. */
  public void awaitReady() {
    health().await(wildfly().members(), START);
  }

  private Health health() {
    return new Health(wildfly(), plan(), progress);
  }

  private Member member(String name) {
    return wildfly().members().stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new ClusterException("There is no server " + name + "."));
  }

  /** Stops the servers, then their jobs, then the database. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    front.ifPresent(Front::close);
    wildfly.ifPresent(WildFly::stop);
    processes.end(END);
    database.close();
    home.close();
    hook.remove();
  }
}
