package org.abell.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.abell.jobconf.Finding;
import org.abell.jobconf.JobConfiguration;
import org.abell.notice.ClusterNews;
import org.abell.problem.Problem;
import org.jboss.logging.Logger;

/**
 * The job configuration that this server obeys. A changed one is put in force as a whole or not at
 * all: while the newest cannot be used, the last good one holds.
 */
@ApplicationScoped
public class JobConfigurations {

  private static final Logger LOG = Logger.getLogger(JobConfigurations.class);

  private static final int MOST_READINGS = 5;

  private final Clock clock;
  private final Optional<ClusterNews> news;
  private final AtomicReference<ActiveConfiguration> active = new AtomicReference<>();
  private final AtomicReference<Optional<ConfigurationProblem>> problem =
      new AtomicReference<>(Optional.empty());
  private volatile Optional<Path> abellYml = Optional.empty();
  private volatile Optional<Path> file = Optional.empty();
  private List<Path> files = List.of();
  private String snapshot = "";

  public JobConfigurations() {
    this(Clock.systemUTC());
  }

  /** The built-in configuration, until one is opened; nobody is told of changes. */
  public JobConfigurations(Clock clock) {
    this(clock, Optional.empty());
  }

  @Inject
  public JobConfigurations(Clock clock, ClusterNews news) {
    this(clock, Optional.of(news));
  }

  private JobConfigurations(Clock clock, Optional<ClusterNews> news) {
    this.clock = clock;
    this.news = news;
    active.set(
        new ActiveConfiguration(
            JobConfiguration.builtIn(), ConfigurationReading.BUILT_IN, List.of(), clock.instant()));
  }

  /** What is in force now; ask again for each decision, for it changes while the server runs. */
  public ActiveConfiguration current() {
    return active.get();
  }

  /** Why the newest configuration is not in force; empty when it is. */
  public Optional<ConfigurationProblem> problem() {
    return problem.get();
  }

  /** The file of the configuration in force; empty when it is the built-in one. */
  public Optional<Path> file() {
    return file;
  }

  /**
   * Reads the configuration that belongs to an abell.yml for the first time.
   *
   * @return what is wrong with it; empty when it is in force
   */
  public synchronized Optional<ConfigurationProblem> open(Path settings) {
    abellYml = Optional.of(settings.toAbsolutePath().normalize());
    read(true);
    return problem();
  }

  /**
   * Looks whether files have changed, and reads them if so.
   *
   * @return whether another configuration came into force; other servers are woken then
   */
  public synchronized boolean look() {
    // What is refused may depend on files that nobody got to know of: it is tried each time.
    var changed =
        abellYml
            .map(yml -> !ConfigurationReading.snapshot(yml, files).equals(snapshot))
            .orElse(false);
    return (changed || problem().isPresent()) && abellYml.isPresent() && wake(read(false));
  }

  /**
   * Reads everything again because an admin wants it, and makes the other servers look.
   *
   * @return what is wrong with it; empty when it is in force
   */
  public synchronized Optional<ConfigurationProblem> reload() {
    if (abellYml.isPresent()) {
      read(true);
      wake(true);
    }
    return problem();
  }

  private boolean wake(boolean changed) {
    if (changed) {
      news.ifPresent(ClusterNews::wake);
    }
    return changed;
  }

  /**
   * @param wanted whether somebody asked for it, so that even a removed file is taken for meant
   */
  private boolean read(boolean wanted) {
    var yml = abellYml.orElseThrow();
    var reading = stable(yml);
    if (reading.jobs().isEmpty()) {
      refuse(reading.findings().stream().filter(Finding::refuses).map(Finding::problem).toList());
      return false;
    }
    if (reading.file().isEmpty() && file.isPresent() && !wanted) {
      refuse(List.of(Problem.of(file.get().toString(), "the file is gone; what it said holds on")));
      return false;
    }
    problem.set(Optional.empty());
    file = reading.file();
    return putInForce(reading);
  }

  /** Reads until nothing has changed meanwhile, or somebody writes without end. */
  private ConfigurationReading stable(Path yml) {
    ConfigurationReading reading;
    String before;
    int times = 0;
    do {
      before = ConfigurationReading.snapshot(yml, files);
      reading = ConfigurationReading.of(yml);
      files = reading.files();
      snapshot = ConfigurationReading.snapshot(yml, files);
    } while (!before.equals(snapshot) && ++times < MOST_READINGS);
    return reading;
  }

  private boolean putInForce(ConfigurationReading reading) {
    var before = active.get();
    if (before.fingerprint().equals(reading.fingerprint())
        && before.jobs().equals(reading.jobs().orElseThrow())) {
      return false;
    }
    active.set(
        new ActiveConfiguration(
            reading.jobs().orElseThrow(),
            reading.fingerprint(),
            reading.findings(),
            clock.instant()));
    var named = reading.file().map(Path::toString).orElse("built-in");
    LOG.infof("the job configuration %s (%s) is in force", named, reading.fingerprint());
    reading.findings().forEach(finding -> LOG.warn(finding.problem()));
    return true;
  }

  private void refuse(List<Problem> problems) {
    var before = problem.get();
    if (before.isEmpty() || !before.get().problems().equals(problems)) {
      LOG.errorf(
          "the job configuration is refused, the last good one stays in force: %s",
          problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
      problem.set(Optional.of(new ConfigurationProblem(problems, clock.instant())));
    }
  }
}
