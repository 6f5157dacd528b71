package org.abell.runner.realuser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.abell.account.SystemAccount;
import org.abell.jobconf.Destination;
import org.abell.resubmission.Failure;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.jboss.logging.Logger;

/**
 * Lets nobody see the end of a job that ran as its user before its directory is the server's again:
 * what is collected and removed then can be changed by nobody else.
 */
public final class TakenBack implements Runner {

  private static final Logger LOG = Logger.getLogger(TakenBack.class);

  /** What was left out, for whoever asks again; empty when nothing was. */
  private static final String MARK = "taken";

  private final Runner runner;
  private final UserHelper helper;
  private final Map<String, Object> turns = new ConcurrentHashMap<>();

  /** The same runner, for jobs of users as well. */
  public TakenBack(Runner runner, UserHelper helper) {
    this.runner = runner;
    this.helper = helper;
  }

  @Override
  public RunState.Alive start(RunnerJob job) throws JobRefused, IOException {
    Files.deleteIfExists(mark(job));
    return runner.start(job);
  }

  @Override
  public Map<RunnerJob, RunState> look(Collection<RunnerJob> jobs) throws IOException {
    var states = new LinkedHashMap<RunnerJob, RunState>();
    runner
        .look(jobs)
        .forEach((job, state) -> finished(job, state).ifPresent(s -> states.put(job, s)));
    return states;
  }

  @Override
  public boolean stop(RunnerJob job) throws IOException {
    if (!runner.stop(job)) {
      return false;
    }
    take(job);
    return true;
  }

  @Override
  public List<String> complaints(Collection<Destination> destinations) {
    return runner.complaints(destinations);
  }

  @Override
  public void forget(RunnerJob job) {
    turns.remove(job.token());
    runner.forget(job);
  }

  @Override
  public void close() {
    runner.close();
  }

  /** Empty as long as it cannot be taken: it is asked for again. */
  private Optional<RunState> finished(RunnerJob job, RunState state) {
    if (state instanceof RunState.Alive || state instanceof RunState.NotStarted) {
      return Optional.of(state);
    }
    try {
      Optional<RunState> bad = take(job).map(why -> new RunState.Failed(Failure.UNKNOWN, why));
      return bad.filter(b -> state instanceof RunState.Ended).or(() -> Optional.of(state));
    } catch (IOException e) {
      LOG.warnf("%s: its directory cannot be taken back: %s", job.token(), e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<String> take(RunnerJob job) throws IOException {
    var account = SystemAccount.of(job.directory());
    if (account.isEmpty()) {
      return Optional.empty();
    }
    synchronized (turns.computeIfAbsent(job.token(), t -> new Object())) {
      var known = taken(job);
      if (known.isPresent()) {
        return known.filter(text -> !text.isEmpty());
      }
      var left = helper.take(account.get(), job.directory());
      job.directory().write(mark(job), left.orElse(""));
      return left;
    }
  }

  private static Optional<String> taken(RunnerJob job) throws IOException {
    try {
      return Optional.of(Files.readString(mark(job)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Path mark(RunnerJob job) {
    return job.directory().root().resolve(MARK);
  }
}
