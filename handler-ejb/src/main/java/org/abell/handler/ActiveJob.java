package org.abell.handler;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.abell.admission.Admitted;
import org.abell.job.JobClaim;
import org.abell.job.JobLog;
import org.abell.jobconf.RunnerPlugin;
import org.abell.preparation.JobSheet;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.jboss.logging.Logger;

/**
 * A job that this handler works on. Steps of one job come one after the other, whatever thread they
 * run in; steps of different jobs never wait for each other.
 */
final class ActiveJob {

  private static final Logger LOG = Logger.getLogger(ActiveJob.class);

  private final JobClaim claim;
  private final Optional<Admitted> admitted;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Optional<RunnerJob> runnerJob = Optional.empty();
  private volatile Optional<JobSheet> sheet = Optional.empty();
  private volatile Optional<Noted> noted = Optional.empty();
  private volatile boolean ended;
  private volatile boolean over;
  private volatile Optional<String> breach = Optional.empty();
  private volatile boolean early;
  private int failures;
  private int unseen;
  private int lateLooks;

  /** A job that was found in the database. */
  ActiveJob(JobClaim claim) {
    this.claim = claim;
    this.admitted = Optional.empty();
  }

  /** A job that was just admitted. */
  ActiveJob(Admitted admitted) {
    this.claim = admitted.claim();
    this.admitted = Optional.of(admitted);
  }

  /** How it fared at its runner when that was last written down. */
  record Noted(RunState.Alive alive, Instant at) {}

  /** Something that is done to a job, in its turn. */
  @FunctionalInterface
  interface Step {
    void run(ActiveJob job) throws Exception;
  }

  JobClaim claim() {
    return claim;
  }

  long id() {
    return claim.jobId();
  }

  /** Its destination is to be found. */
  Optional<Admitted.ToMap> search() {
    return admitted.filter(Admitted.ToMap.class::isInstance).map(Admitted.ToMap.class::cast);
  }

  /** The runner whose slot it takes; of one found in the database it is known once it was read. */
  Optional<String> runner() {
    if (search().isPresent()) {
      return Optional.of(RunnerPlugin.DYNAMIC);
    }
    return admitted
        .map(a -> ((Admitted.Sent) a).runner())
        .or(() -> sheet.flatMap(JobSheet::runner));
  }

  /** What the runner knows it by, once it was given to one. */
  Optional<RunnerJob> runnerJob() {
    return runnerJob;
  }

  /** What was last read about it. */
  Optional<JobSheet> sheet() {
    return sheet;
  }

  void remember(JobSheet read) {
    sheet = Optional.of(read);
  }

  void givenAs(RunnerJob job) {
    runnerJob = Optional.of(job);
  }

  /** It is not known whether the runner has it. */
  void notGiven() {
    runnerJob = Optional.empty();
  }

  /** That much is written down. */
  void noted(RunState.Alive alive, Instant at) {
    noted = Optional.of(new Noted(alive, at));
  }

  /** What was last written down. */
  Optional<Noted> noted() {
    return noted;
  }

  /** Whether its runner is known to have it. */
  boolean isThere() {
    return noted.isPresent();
  }

  /** Its process has ended: only writing is left to be done. */
  void ended() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }

  /** It broke a limit of the server and is being stopped; however it ends, that is why. */
  void broke(String limit) {
    breach = Optional.of(limit);
  }

  /** The limit it broke, as a sentence. */
  Optional<String> breach() {
    return breach;
  }

  /** Its run is being ended early, which shall count as its normal end. */
  void endsEarly() {
    early = true;
  }

  boolean isEndedEarly() {
    return early;
  }

  /** Counts the looks for something that should be there once a job has ended. */
  int lookedInVain() {
    return ++lateLooks;
  }

  /** No step is to run any more. */
  void forget() {
    over = true;
  }

  /** Counts what went wrong; a job that cannot be helped shall not be tried for ever. */
  int failedAgain() {
    return ++failures;
  }

  /** Counts how often it was looked for where it should run, and was not there. */
  int unseenAgain() {
    return ++unseen;
  }

  /** Runs the step when the steps before it are done. */
  void inTurn(Step step) {
    turn.lock();
    try {
      if (!over) {
        JobLog.about(id(), () -> run(step));
      }
    } finally {
      turn.unlock();
    }
  }

  /** Runs the step, or leaves it out when another one is at work: it will be asked for again. */
  void ifIdle(Step step) {
    if (turn.tryLock()) {
      try {
        inTurn(step);
      } finally {
        turn.unlock();
      }
    }
  }

  private void run(Step step) {
    try {
      step.run(this);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RunnerAway e) {
      LOG.debugf("job %d: %s", id(), e.getMessage());
    } catch (Exception e) {
      // The edge: this job is tried again in the next round, the others go on.
      LOG.errorf(e, "job %d: a step went wrong", (Object) id());
    }
  }
}
