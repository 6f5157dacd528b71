package org.abell.runner.cluster;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.abell.account.SystemAccount;
import org.abell.jobconf.Destination;
import org.abell.jobconf.Params;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;
import org.abell.runner.RunnerJob;

/**
 * The desks of one runner. Most have one; Galaxy's command-line runner may have another for each
 * destination, whose {@code shell_} and {@code job_plugin} parameters go before the runner's own.
 */
final class Desks implements AutoCloseable {

  private static final String ENVIRONMENT = "env_";
  private static final String HERE = "LocalShell";
  private static final int COMMAND_SECONDS = 60;

  private final RunnerPlugin plugin;
  private final Clock clock;
  private final Map<Place, Desk> desks = new ConcurrentHashMap<>();

  Desks(RunnerPlugin plugin, Clock clock) {
    this.plugin = plugin;
    this.clock = clock;
  }

  /** Which manager, and the parameters of the way to it. */
  private record Place(Dialogue dialogue, Map<String, String> shell) {}

  /**
   * The one for the job's destination.
   *
   * @throws IllegalArgumentException with a sentence, when a parameter is no good
   */
  Desk of(RunnerJob job) throws IOException {
    return of(job.details().params(), SystemAccount.of(job.directory()).isPresent());
  }

  /** The one for jobs with these parameters of their destination. */
  private Desk of(Params params, boolean asUsers) {
    var shell = new TreeMap<String, String>();
    for (var source : new Params[] {plugin.params(), params}) {
      source.texts().entrySet().stream()
          .filter(e -> e.getKey().startsWith("shell_"))
          .forEach(e -> shell.put(e.getKey(), e.getValue()));
    }
    var dialogue = dialogue(params);
    if (asUsers) {
      dialogue = ofUsers(dialogue, shell);
    }
    return desks.computeIfAbsent(new Place(dialogue, shell), this::desk);
  }

  /** Jobs of other accounts are in no listing of this account's own. */
  private Dialogue ofUsers(Dialogue dialogue, Map<String, String> shell) {
    if (!(dialogue instanceof Slurm) || !sort(shell).equals(HERE)) {
      throw new IllegalArgumentException(
          "The runner %s cannot run jobs as their users: that works at a Slurm of this host only."
              .formatted(plugin.id()));
    }
    return new Slurm(true);
  }

  /** What is known to keep jobs of these destinations from being submitted. */
  List<String> complaints(Collection<Destination> destinations) {
    return destinations.stream().flatMap(d -> complaints(d.params()).stream()).distinct().toList();
  }

  private List<String> complaints(Params params) {
    try {
      return of(params, false).complaints();
    } catch (IllegalArgumentException e) {
      return List.of(e.getMessage());
    }
  }

  private Desk desk(Place place) {
    return new Desk(host(place.shell()), place.dialogue(), clock, plugin.workers());
  }

  private SubmitHost host(Map<String, String> shell) {
    var environment = new TreeMap<String, String>();
    plugin.params().texts().entrySet().stream()
        .filter(e -> e.getKey().startsWith(ENVIRONMENT))
        .forEach(e -> environment.put(e.getKey().substring(ENVIRONMENT.length()), e.getValue()));
    var limit = seconds("command_seconds", COMMAND_SECONDS);
    return switch (sort(shell)) {
      case HERE -> new ThisHost(environment, limit);
      case "SecureShell", "ParamikoShell" -> new SshHost(SshAddress.of(shell), environment, limit);
      default ->
          throw new IllegalArgumentException(
              "The runner %s has the shell_plugin %s, which is neither LocalShell nor SecureShell."
                  .formatted(plugin.id(), sort(shell)));
    };
  }

  private static String sort(Map<String, String> shell) {
    var usual = shell.containsKey("shell_hostname") ? "SecureShell" : HERE;
    return shell.getOrDefault("shell_plugin", usual);
  }

  private Dialogue dialogue(Params params) {
    var named =
        Optional.of(params)
            .filter(p -> plugin.kind() == RunnerKind.CLI)
            .flatMap(p -> p.text("job_plugin"))
            .or(() -> plugin.params().text("job_plugin"))
            .orElseGet(this::usual);
    return switch (named.toLowerCase(Locale.ROOT)) {
      case "slurm", "slurmtorque" -> new Slurm(false);
      case "gridengine", "sge" -> new GridEngine();
      case "pbspro", "openpbs" -> new Pbs();
      case "torque" -> new Torque();
      case "lsf" -> new Lsf();
      case "htcondor", "condor" -> new HtCondor();
      default ->
          throw new IllegalArgumentException(
              "The runner %s has the job_plugin %s, which is not known here."
                  .formatted(plugin.id(), named));
    };
  }

  /** Galaxy's classes are for one manager each, but for the command-line one and DRMAA. */
  private String usual() {
    return switch (plugin.kind()) {
      case PBS -> "Torque";
      case CONDOR, HTCONDOR -> "HTCondor";
      case UNIVA -> "GridEngine";
      case DRMAA -> library();
      default -> "Slurm";
    };
  }

  /** A DRMAA library is not used, but its name says for which manager it is. */
  private String library() {
    var path = plugin.params().text("drmaa_library_path").orElse("").toLowerCase(Locale.ROOT);
    return Stream.of("Slurm", "Torque", "LSF", "Condor")
        .filter(manager -> path.contains(manager.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(path.contains("pbs") ? "PBSPro" : "GridEngine");
  }

  /** A parameter of the runner that is a time. */
  Duration seconds(String name, int usual) {
    var given = plugin.params().text(name);
    if (given.isPresent() && !given.get().matches("\\d{1,5}")) {
      throw new IllegalArgumentException(
          "%s of the runner %s must be a whole number of seconds, not '%s'."
              .formatted(name, plugin.id(), given.get()));
    }
    return Duration.ofSeconds(given.map(Integer::parseInt).orElse(usual));
  }

  @Override
  public void close() {
    desks.values().forEach(Desk::close);
  }
}
