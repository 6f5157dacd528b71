package org.abell.handler;

import java.util.concurrent.Executor;
import org.abell.handler.Wakeups.Why;
import org.abell.runner.RunnerJob;
import org.jboss.logging.Logger;

/**
 * The handler's rounds. A round only finds out what is to be done; the workers do it. So it never
 * waits for a job, and it runs in no transaction as a whole.
 */
final class HandlerLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(HandlerLoop.class);

  private final String handler;
  private final Wakeups wakeups;
  private final Steps steps;
  private final ActiveJobs jobs;
  private final Executor workers;
  private boolean failing;
  private volatile boolean open = true;

  HandlerLoop(String handler, Wakeups wakeups, Steps steps, ActiveJobs jobs, Executor workers) {
    this.handler = handler;
    this.wakeups = wakeups;
    this.steps = steps;
    this.jobs = jobs;
    this.workers = workers;
  }

  /** The steps that a round may lead to. */
  record Steps(
      ObeyStep obey,
      Standing standing,
      TakeoverStep takeover,
      StrandedStep stranded,
      WithdrawStep withdraw,
      ForgetStep forget,
      RecoverStep recover,
      StopStep stop,
      WatchStep watch,
      AdmitStep admit,
      MapStep map,
      DispatchStep dispatch,
      FinishStep finish,
      CleanupStep cleanup,
      ContainerStep containers) {}

  /** Rounds until it is told to end, each when there is a reason for it. */
  @Override
  public void run() {
    try {
      while (open) {
        var reasons = wakeups.take();
        if (open) {
          round(reasons);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends {@link #run} when the round is done; an interrupt could break off a statement of it. */
  void end() {
    open = false;
    wakeups.ask(Why.CHECK);
  }

  /** One round; what fails in it is told once and tried again at the next check. */
  void round(Wakeups.Reasons reasons) {
    try {
      if (!mayWork(reasons)) {
        return;
      }
      reasons.ended().forEach(this::finish);
      if (reasons.has(Why.CHECK)) {
        check();
      }
      if (reasons.has(Why.CHECK) || reasons.has(Why.STOP)) {
        steps.stop().run(handler, workers);
      }
      steps.admit().run().forEach(this::begin);
      if (reasons.has(Why.CHECK)) {
        steps.standing().cameRound();
      }
      told(false);
    } catch (Exception e) {
      // The edge: the database may be away for a while.
      if (!told(true)) {
        LOG.errorf(e, "%s: a round failed", handler);
      }
    }
  }

  private boolean mayWork(Wakeups.Reasons reasons) {
    var standing = steps.standing();
    if (!reasons.has(Why.CHECK)) {
      return standing.holds();
    }
    var may = standing.look();
    if (!may) {
      standing.cameRound();
    }
    return may;
  }

  /** Looks at everything, whatever was heard. */
  private void check() {
    steps.obey().run();
    steps.forget().run(handler);
    steps.takeover().run();
    steps.stranded().run();
    steps.withdraw().run(handler, workers);
    steps.recover().run(handler, workers);
    steps.watch().run();
    steps.cleanup().run();
    steps.containers().run();
  }

  private void finish(RunnerJob ended) {
    jobs.find(ended).ifPresent(this::finish);
  }

  private void finish(ActiveJob job) {
    job.ended();
    workers.execute(() -> job.inTurn(steps.finish()::look));
  }

  private void begin(ActiveJob job) {
    ActiveJob.Step step = job.search().isPresent() ? steps.map()::run : steps.dispatch()::run;
    workers.execute(() -> job.inTurn(step));
  }

  /** Remembers whether rounds fail, and says whether they did before. */
  private boolean told(boolean fails) {
    var before = failing;
    failing = fails;
    if (before && !fails) {
      LOG.infof("%s: rounds succeed again", handler);
    }
    return before;
  }
}
