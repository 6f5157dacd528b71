package org.abell.handler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.abell.admission.Room;
import org.abell.configuration.JobConfigurations;
import org.abell.jobconf.Handler;
import org.abell.jobconf.JobConfiguration;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.abell.runner.cluster.ClusterRunner;
import org.jboss.logging.Logger;

/**
 * The runners of a handler, as the job configuration in force has them. A configuration that no
 * longer has one stops new jobs from going there; jobs that were given to it are looked after until
 * they end.
 */
final class Runners implements Runner {

  private static final Logger LOG = Logger.getLogger(Runners.class);

  /** Uploads run inside the handler and mostly wait for a disk or a network. */
  private static final int UPLOADS = 4;

  /** Jobs for each worker of a cluster's runner that may be on their way there at once. */
  private static final int ON_THE_WAY = 8;

  /** The one runner of the built-in configuration. */
  private static final String LOCAL = "local";

  private static final JobConfiguration BUILT_IN = JobConfiguration.builtIn();

  private final String handler;
  private final JobConfigurations configurations;
  private final int localWorkers;
  private final Function<RunnerPlugin, Runner> maker;
  private final Map<String, Made> byId = new ConcurrentHashMap<>();
  private final Map<String, String> away = new ConcurrentHashMap<>();

  /**
   * No runner has been used yet.
   *
   * @param localWorkers slots of the local runner when nothing is configured
   * @param maker makes a runner, or throws an IllegalArgumentException that says why it cannot
   */
  Runners(
      String handler,
      JobConfigurations configurations,
      int localWorkers,
      Function<RunnerPlugin, Runner> maker) {
    this.handler = handler;
    this.configurations = configurations;
    this.localWorkers = localWorkers;
    this.maker = maker;
  }

  /**
   * Room at a runner.
   *
   * @param most how many jobs may be there at once
   * @param untilEnd whether a job takes its slot until its run has ended; else only until it is in
   *     the queue of its cluster
   */
  record Slots(int most, boolean untilEnd) {}

  private record Made(RunnerPlugin plugin, Runner runner) {}

  /** Something that is asked of one runner. */
  @FunctionalInterface
  private interface Question<T> {
    T of(Runner runner) throws IOException;
  }

  /** The room at each, at present; in the words of {@link Room}. */
  Map<String, Slots> slots() {
    var configuration = configurations.current().jobs();
    var slots = new HashMap<String, Slots>();
    slots.put(Room.UPLOAD, new Slots(UPLOADS, true));
    if (configuration.equals(BUILT_IN)) {
      slots.put(LOCAL, new Slots(localWorkers, true));
      return slots;
    }
    var only = configuration.handlers().handler(handler).map(Handler::runners).orElse(List.of());
    for (var runner : configuration.runners().values()) {
      if (runner.kind() == RunnerKind.DYNAMIC) {
        slots.put(RunnerPlugin.DYNAMIC, new Slots(runner.workers(), true));
      } else if (runner.kind().isAvailable() && (only.isEmpty() || only.contains(runner.id()))) {
        slots.put(runner.id(), slots(runner));
      }
    }
    return slots;
  }

  private static Slots slots(RunnerPlugin runner) {
    return runner.kind() == RunnerKind.LOCAL
        ? new Slots(runner.workers(), true)
        : new Slots(runner.workers() * ON_THE_WAY, false);
  }

  @Override
  public RunState.Alive start(RunnerJob job) throws JobRefused, RunnerAway {
    Runner runner;
    try {
      runner = of(job);
    } catch (IllegalArgumentException e) {
      throw new JobRefused(e.getMessage(), e);
    }
    try {
      var alive = runner.start(job);
      answers(job.runner());
      return alive;
    } catch (IOException e) {
      throw away(job.runner(), e);
    }
  }

  @Override
  public Map<RunnerJob, RunState> look(Collection<RunnerJob> jobs) throws RunnerAway {
    var byRunner = new HashMap<String, List<RunnerJob>>();
    jobs.forEach(job -> byRunner.computeIfAbsent(job.runner(), r -> new ArrayList<>()).add(job));
    var states = new LinkedHashMap<RunnerJob, RunState>();
    for (var some : byRunner.entrySet()) {
      states.putAll(ask(some.getValue().get(0), runner -> runner.look(some.getValue())));
    }
    return states;
  }

  @Override
  public boolean stop(RunnerJob job) throws RunnerAway {
    return ask(job, runner -> runner.stop(job));
  }

  /** What is wrong with the runners of this handler, each where it stands; sentences. */
  List<String> problems() {
    var configuration = configurations.current().jobs();
    var used = slots().keySet();
    return configuration.runners().values().stream()
        .filter(r -> used.contains(r.id()) && r.kind() != RunnerKind.DYNAMIC)
        .flatMap(r -> problems(r, configuration))
        .toList();
  }

  private Stream<String> problems(RunnerPlugin plugin, JobConfiguration configuration) {
    var destinations =
        configuration.destinations().byId().values().stream()
            .filter(d -> d.runner().equals(plugin.id()))
            .toList();
    List<String> complaints;
    try {
      complaints = made(plugin).complaints(destinations);
    } catch (IllegalArgumentException e) {
      return Stream.of(configuration.about(plugin, e.getMessage()));
    }
    var all =
        complaints.isEmpty()
            ? Optional.ofNullable(away.get(plugin.id())).stream()
            : complaints.stream();
    return all.map(
        c ->
            configuration.about(
                plugin,
                "The runner %s cannot run jobs: %s.".formatted(plugin.id(), withoutDot(c))));
  }

  private static String withoutDot(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  @Override
  public void forget(RunnerJob job) {
    var made = byId.get(job.runner());
    if (made != null) {
      made.runner().forget(job);
    }
  }

  @Override
  public void close() {
    byId.values().forEach(made -> made.runner().close());
  }

  private <T> T ask(RunnerJob job, Question<T> question) throws RunnerAway {
    try {
      var answer = question.of(of(job));
      answers(job.runner());
      return answer;
    } catch (IOException | IllegalArgumentException e) {
      throw away(job.runner(), e);
    }
  }

  private RunnerAway away(String id, Exception e) {
    if (away.put(id, sentence(e)) == null) {
      LOG.warnf("the runner %s cannot be asked, its jobs stay as they are: %s", id, sentence(e));
    }
    return new RunnerAway("the runner %s cannot be asked: %s".formatted(id, sentence(e)), e);
  }

  private static String sentence(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private void answers(String id) {
    if (away.remove(id) != null) {
      LOG.infof("the runner %s answers again", id);
    }
  }

  private Runner of(RunnerJob job) {
    var plugin = configurations.current().jobs().runners().get(job.runner());
    if (plugin == null && !byId.containsKey(job.runner()) && ClusterRunner.knows(job)) {
      throw new IllegalArgumentException(
          "The job configuration does not have the runner %s any more.".formatted(job.runner()));
    }
    return byId.compute(job.runner(), (i, made) -> made(plugin, made)).runner();
  }

  private Runner made(RunnerPlugin plugin) {
    return byId.compute(plugin.id(), (i, made) -> made(plugin, made)).runner();
  }

  /** Of one that the configuration does not have any more the last one known is used. */
  private Made made(RunnerPlugin plugin, Made made) {
    if (made != null && (plugin == null || made.plugin().equals(plugin))) {
      return made;
    }
    // Jobs without any runner in the configuration are local ones.
    var wanted = plugin == null ? BUILT_IN.runners().get(LOCAL) : plugin;
    var stays = made != null && bothLocal(made.plugin(), wanted);
    var next = new Made(wanted, stays ? made.runner() : maker.apply(wanted));
    if (made != null && !stays) {
      made.runner().close();
    }
    return next;
  }

  /** A local runner has no parameters, and knows its processes. */
  private static boolean bothLocal(RunnerPlugin one, RunnerPlugin other) {
    return one.kind() == RunnerKind.LOCAL && other.kind() == RunnerKind.LOCAL;
  }
}
