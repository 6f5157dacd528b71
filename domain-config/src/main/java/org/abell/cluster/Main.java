package org.abell.cluster;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** {@code mvn -Prun}: the cluster, its main job, and then the cluster until Ctrl-C. */
public final class Main {

  private Main() {}

  /** Properties, see {@link Settings}: -Dfresh, -Dsimple, -Dkeep=false, -Dfront=…, -Dhttp.port=… */
  public static void main(String[] arguments) throws InterruptedException {
    var progress = new Progress(System.out, Clock.systemUTC());
    try {
      run(progress);
    } catch (ClusterException e) {
      progress.step(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Progress progress) throws InterruptedException {
    var checkout = Path.of(System.getProperty("abell.checkout", ".")).toAbsolutePath().normalize();
    var properties = new TreeMap<String, String>();
    System.getProperties()
        .forEach((name, value) -> properties.put(name.toString(), value.toString()));
    var settings = Settings.of(properties, checkout);
    var sources = Sources.ofCheckout(checkout);
    var options =
        new ClusterOptions(
            sources,
            settings.home(),
            settings.ports(),
            settings.simple(),
            settings.front(),
            settings.database(),
            settings.path().isEmpty() ? Map.of() : Map.of(Plan.PATH, settings.path()),
            Map.of());
    try (var cluster =
        settings.fresh()
            ? Cluster.startFresh(options, progress)
            : Cluster.start(options, progress)) {
      progress.step("all servers are ready");
      cluster.watch(progress::step);
      mainJob(cluster, sources.content().resolve("data/clusters.tsv"), settings, progress);
      progress.print(welcome(cluster, settings));
      if (settings.keep()) {
        progress.step("Ctrl-C stops everything.");
        Thread.currentThread().join();
      }
    }
    progress.step("everything is stopped");
  }

  private static void mainJob(Cluster cluster, Path table, Settings settings, Progress progress) {
    try {
      mainJob(cluster, table, progress);
    } catch (ClusterException e) {
      if (!settings.keep()) {
        throw e;
      }
      // Whoever stays wants to look at it.
      progress.step(e.getMessage());
    }
  }

  private static void mainJob(Cluster cluster, Path table, Progress progress) {
    var anonymous = Client.of(cluster.front());
    // The admin's address stands in abell.yml: it must be signed up before anybody else can take
    // it.
    var admin = anonymous.signedIn(cluster.accounts().admin());
    var user = anonymous.signedIn(cluster.accounts().demo());
    if (!new MainJob(admin, user, progress).run(table)) {
      throw new ClusterException("The main job did not end well: see above.");
    }
    progress.step("the main job is done");
  }

  private static String welcome(Cluster cluster, Settings settings) {
    var accounts = cluster.accounts();
    return """

        Application         %1$s/
        Manage jobs         %1$s/admin/jobs
        Servers             %1$s/admin/servers
        Management console  %2$s/console

        Admin               %3$s  password %4$s
        User                %5$s   password %6$s
        Management user     %7$s         password %8$s
        Database            %9$s%10$s

        Passwords are in %11$s, logs in %12$s
        """
        .formatted(
            cluster.front(),
            cluster.console(),
            accounts.admin().email(),
            accounts.admin().password(),
            accounts.demo().email(),
            accounts.demo().password(),
            accounts.management().name(),
            accounts.management().password(),
            cluster.database(),
            settings.database().isPresent() ? "" : "  password " + cluster.database().password(),
            cluster.home().resolve("accounts.properties"),
            cluster.home().resolve("logs"));
  }
}
