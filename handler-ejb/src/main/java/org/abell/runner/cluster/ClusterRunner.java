package org.abell.runner.cluster;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.abell.jobconf.Destination;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.abell.runner.RunnerSetup;
import org.abell.runner.realuser.UserHelper;
import org.jboss.logging.Logger;

/**
 * Runs jobs at workload managers. A job is submitted under its token, so a submission that nobody
 * could note is found in the listing; should one be repeated nevertheless, only one copy runs, for
 * each begins by claiming the job's folder.
 */
public final class ClusterRunner implements Runner {

  private static final Logger LOG = Logger.getLogger(ClusterRunner.class);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(15);

  private final Desks desks;
  private final Callers callers;
  private final Clock clock;
  private final Duration interval;
  private final Duration patience;
  private final Stuck stuck;
  private final Map<String, Instant> missing = new ConcurrentHashMap<>();
  private final Map<String, Instant> cancelled = new ConcurrentHashMap<>();

  /** A runner of a server with the helper in its usual place. */
  public ClusterRunner(RunnerSetup setup) {
    this(setup, new UserHelper(UserHelper.USUAL));
  }

  /**
   * A runner that has asked nobody yet.
   *
   * @param helper submits and cancels the jobs that run as their users
   * @throws IllegalArgumentException with a sentence, when a parameter is no good
   */
  public ClusterRunner(RunnerSetup setup, UserHelper helper) {
    this.callers = new Callers(helper);
    this.desks = new Desks(setup.plugin(), setup.clock());
    this.clock = setup.clock();
    this.interval = desks.seconds("poll_seconds", 1);
    this.patience = desks.seconds("missing_seconds", 60);
    this.stuck = new Stuck(callers, clock, desks.seconds("stuck_seconds", 600), ASK_AGAIN);
  }

  /** Whether the job was given to one of these runners, whichever that was. */
  public static boolean knows(RunnerJob job) {
    return new BatchFiles(job).exist();
  }

  @Override
  public RunState.Alive start(RunnerJob job) throws JobRefused, IOException {
    Desk desk;
    var files = new BatchFiles(job);
    try {
      desk = desks.of(job);
      files.prepare();
    } catch (IllegalArgumentException e) {
      throw new JobRefused(e.getMessage(), e);
    } catch (IOException e) {
      throw new JobRefused("The job's directory cannot be written: " + e, e);
    }
    callers.give(job);
    var params = job.details().params();
    var order =
        new Dialogue.Order(name(job), job.directory().root(), files.script(), files.log(), params);
    var id = desk.submit(order, callers.of(job));
    files.submittedAs(id);
    return new RunState.Waiting(id);
  }

  private static String name(RunnerJob job) {
    var tool = job.details().toolId().replaceAll("[^A-Za-z0-9]+", "_");
    return key(job) + Sighting.AFTER_KEY + tool;
  }

  private static String key(RunnerJob job) {
    return new BatchFiles(job).key();
  }

  @Override
  public Map<RunnerJob, RunState> look(Collection<RunnerJob> jobs) throws IOException {
    var states = new LinkedHashMap<RunnerJob, RunState>();
    for (var there : byDesk(jobs).entrySet()) {
      states.putAll(look(there.getKey(), there.getValue()));
    }
    return states;
  }

  private Map<Desk, List<RunnerJob>> byDesk(Collection<RunnerJob> jobs) throws IOException {
    var byDesk = new LinkedHashMap<Desk, List<RunnerJob>>();
    for (var job : jobs) {
      byDesk.computeIfAbsent(desk(job), d -> new ArrayList<>()).add(job);
    }
    return byDesk;
  }

  private Map<RunnerJob, RunState> look(Desk desk, List<RunnerJob> jobs) throws IOException {
    var listing = desk.listing(clock.instant().minus(interval));
    if (isOlderThan(jobs, listing)) {
      listing = desk.listing(clock.instant());
    }
    var past = past(desk, jobs, listing);
    var states = new LinkedHashMap<RunnerJob, RunState>();
    for (var job : jobs) {
      var verdict = new Verdict(desk.dialogue(), new BatchFiles(job));
      var seen = verdict.choose(listing.of(key(job)));
      cancelSpares(desk, job, listing.of(key(job)));
      if (seen.isPresent()) {
        seen = Optional.of(desk.explained(seen.get()));
      } else {
        seen = verdict.id().map(past.found()::get).filter(s -> s.key().equals(key(job)));
      }
      var told = seen.isPresent() ? verdict.of(seen.get()) : verdict.unseen();
      var never = stuck.failed(desk, job, seen, told);
      var unsure = seen.isEmpty() && past.grows() && verdict.isUnclear();
      state(job, seen, never.isPresent() ? never : told, unsure && never.isEmpty())
          .ifPresent(state -> states.put(job, state));
    }
    return states;
  }

  /**
   * Whether a job was submitted, or ran to its end, after the listing: to be certain of what became
   * of it, it has to be a new one.
   */
  private static boolean isOlderThan(List<RunnerJob> jobs, Listing listing) throws IOException {
    for (var job : jobs) {
      var seen = listing.of(key(job));
      var waits = seen.stream().allMatch(s -> s.fate() == Fate.WAITS);
      if (seen.isEmpty() || waits && new BatchFiles(job).exitCode().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Copies that will step back when it is their turn; one may be a ghost of the run itself. */
  private void cancelSpares(Desk desk, RunnerJob job, List<Sighting> copies) throws IOException {
    var files = new BatchFiles(job);
    var verdict = new Verdict(desk.dialogue(), files);
    for (var copy : copies) {
      if (verdict.isSpare(copy)) {
        files.forgotten(copy.id());
        LOG.infof("%s: cancelled as %s, it has run already", copy.key(), copy.id());
        desk.cancel(copy.id(), callers.of(job));
      }
    }
  }

  /** What a manager remembers; whether it is worth waiting until it remembers more. */
  private record Past(Map<String, Sighting> found, boolean grows) {}

  private Past past(Desk desk, List<RunnerJob> jobs, Listing listing) throws IOException {
    var ids = new ArrayList<String>();
    var now = clock.instant();
    for (var job : jobs) {
      var verdict = new Verdict(desk.dialogue(), new BatchFiles(job));
      if (listing.of(key(job)).isEmpty() && verdict.isUnclear()) {
        verdict.id().ifPresent(ids::add);
      }
    }
    if (ids.isEmpty()) {
      return new Past(Map.of(), false);
    }
    var found = desk.history(ids);
    return new Past(found.orElseGet(Map::of), found.isPresent());
  }

  private Optional<RunState> state(
      RunnerJob job, Optional<Sighting> seen, Optional<RunState> told, boolean unsure) {
    if (told.isPresent() && !unsure) {
      missing.remove(job.token());
      return told;
    }
    var since = missing.computeIfAbsent(job.token(), t -> clock.instant());
    if (clock.instant().isBefore(since.plus(patience))) {
      return Optional.empty();
    }
    missing.remove(job.token());
    return told.or(() -> Optional.of(lost(job, seen)));
  }

  /** A manager that starts a job anew has ended what it found of it, as Slurm does. */
  private RunState lost(RunnerJob job, Optional<Sighting> seen) {
    LOG.debugf("%s: given up after %s", job.token(), patience);
    if (new BatchFiles(job).isForgotten()) {
      return new RunState.Interrupted("Its cluster forgot that it ran, and ended it.");
    }
    return new RunState.Lost(
        seen.map(s -> "It has ended (%s), and left no exit code.".formatted(s.words()))
            .orElse("It is no longer known at its cluster, and left no exit code."));
  }

  @Override
  public boolean stop(RunnerJob job) throws IOException {
    var desk = desk(job);
    var now = clock.instant();
    var alive = desk.listing(now).of(key(job)).stream().filter(s -> s.fate().alive()).toList();
    if (alive.isEmpty()) {
      forget(job);
      return true;
    }
    var before = cancelled.get(job.token());
    if (before == null || now.isAfter(before.plus(ASK_AGAIN))) {
      cancelled.put(job.token(), now);
      for (var copy : alive) {
        desk.cancel(copy.id(), callers.of(job));
      }
    }
    return false;
  }

  @Override
  public List<String> complaints(Collection<Destination> destinations) {
    return desks.complaints(destinations);
  }

  @Override
  public void forget(RunnerJob job) {
    missing.remove(job.token());
    cancelled.remove(job.token());
    stuck.forget(job);
  }

  @Override
  public void close() {
    desks.close();
  }

  private Desk desk(RunnerJob job) throws IOException {
    try {
      return desks.of(job);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
