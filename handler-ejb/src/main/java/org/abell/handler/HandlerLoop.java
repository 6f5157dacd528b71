package org.abell.handler;

import java.util.Set;
import java.util.concurrent.Executor;
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
  private final Executor workers;
  private boolean failing;

  HandlerLoop(String handler, Wakeups wakeups, Steps steps, Executor workers) {
    this.handler = handler;
    this.wakeups = wakeups;
    this.steps = steps;
    this.workers = workers;
  }

  /** The steps of a round, and the one for jobs that were taken. */
  record Steps(
      RecoverStep recover, StopStep stop, WatchStep watch, TakeStep take, DispatchStep dispatch) {}

  /** Rounds without end, each when there is a reason for it; an interrupt ends it. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        round(wakeups.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One round; what fails in it is told once and tried again at the next check. */
  void round(Set<Wakeups.Why> why) {
    try {
      if (why.contains(Wakeups.Why.CHECK)) {
        steps.recover().run(handler, workers);
        steps.watch().run();
      }
      if (!why.equals(Set.of(Wakeups.Why.TAKE))) {
        steps.stop().run(handler, workers);
      }
      for (var job : steps.take().run()) {
        workers.execute(() -> job.inTurn(steps.dispatch()::run));
      }
      told(false);
    } catch (Exception e) {
      // The edge: the database may be away for a while.
      if (!told(true)) {
        LOG.errorf(e, "%s: a round failed", handler);
      }
    }
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
