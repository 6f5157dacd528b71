package org.abell.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One standalone server with its database, made but not started: for whoever starts servers in ways
 * of their own, such as test containers.
 */
public final class PreparedServer implements AutoCloseable {

  private static final Duration END = Duration.ofSeconds(20);

  private final Plan plan;
  private final Optional<EmbeddedDatabase> database;
  private Standalone server;

  private PreparedServer(Plan plan, Optional<EmbeddedDatabase> database) {
    this.plan = plan;
    this.database = database;
    this.server = new Standalone(plan);
  }

  /** Makes the server in the folder, from nothing, and starts its database. */
  public static PreparedServer in(Path folder, Sources sources, Ports ports, boolean application) {
    var home = made(folder, sources, application);
    var accounts = Accounts.in(home.accountsFile());
    var database = EmbeddedDatabase.start(home, ports.database(), accounts);
    var plan =
        new Plan(sources, home, ports, accounts, database.address(), FrontKind.WILDFLY, Map.of());
    return new PreparedServer(plan, Optional.of(database));
  }

  /** Makes the server in the folder, with the application, for a database that is there. */
  public static PreparedServer on(
      DatabaseAddress database, Path folder, Sources sources, Ports ports) {
    var home = made(folder, sources, true);
    var accounts = Accounts.in(home.accountsFile());
    var plan = new Plan(sources, home, ports, accounts, database, FrontKind.WILDFLY, Map.of());
    return new PreparedServer(plan, Optional.empty());
  }

  private static AbellHome made(Path folder, Sources sources, boolean application) {
    var home = AbellHome.open(folder.toAbsolutePath().normalize());
    home.wipe();
    var accounts = Accounts.in(home.accountsFile());
    home.writeSettings(sources, accounts, Map.of());
    var configuration =
        application
            ? new Configuration(sources, true)
            : Configuration.withoutApplication(sources, true);
    configuration.make(home.base(true), accounts.management(), home.log("jboss-cli.log"));
    return home;
  }

  /** The server's base folder. */
  public Path base() {
    return plan.home().base(true);
  }

  /** abell.yml. */
  public Path settings() {
    return plan.home().settingsFile();
  }

  /** The system properties it has to be started with. */
  public Map<String, String> systemProperties() {
    return plan.propertiesOfServers(Member.SIMPLE);
  }

  /** The database, with its owner's password, which the server reads from the environment. */
  public DatabaseAddress database() {
    return plan.database();
  }

  /** Where it answers once it is up. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + plan.ports().http());
  }

  /** Starts it with some properties changed; does not wait. */
  public void start(Map<String, String> changed) {
    var properties = new HashMap<>(plan.systemProperties());
    properties.putAll(changed);
    server = new Standalone(plan.with(properties));
    server.start();
  }

  /** Stops it and waits until it is gone, even when it is only half up and takes no orders. */
  public void stop() {
    server.stop();
    new Processes(plan.home().root()).end(END);
  }

  /** The lines of its log. */
  public Path log() {
    return server.log(Member.SIMPLE.get(0));
  }

  @Override
  public void close() {
    stop();
    database.ifPresent(EmbeddedDatabase::close);
    plan.home().close();
  }
}
