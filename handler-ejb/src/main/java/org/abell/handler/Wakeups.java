package org.abell.handler;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.abell.runner.RunnerJob;

/** What the handler's loop has been asked to look at; asking twice is asking once. */
final class Wakeups {

  private static final long SOON_MILLIS = 20;

  /** A reason to look. */
  enum Why {
    /** A job may be taken, or a slot is free. */
    TAKE,
    /** A job of this handler is to be stopped. */
    STOP,
    /** Time has passed: look at everything. */
    CHECK
  }

  /**
   * All that was asked for since the last round.
   *
   * @param ended jobs whose runner says that they have ended
   */
  record Reasons(Set<Why> why, List<RunnerJob> ended) {

    boolean has(Why one) {
      return why.contains(one);
    }
  }

  private final Set<Why> asked = EnumSet.noneOf(Why.class);
  private final List<RunnerJob> ended = new ArrayList<>();

  synchronized void ask(Why why) {
    asked.add(why);
    notifyAll();
  }

  /** Asks after a moment: whoever has something locked now will have let go of it. */
  void askSoon(Why why) {
    CompletableFuture.delayedExecutor(SOON_MILLIS, TimeUnit.MILLISECONDS).execute(() -> ask(why));
  }

  synchronized void ended(RunnerJob job) {
    ended.add(job);
    notifyAll();
  }

  /** Waits until something was asked for, and takes all of it. */
  synchronized Reasons take() throws InterruptedException {
    while (asked.isEmpty() && ended.isEmpty()) {
      wait();
    }
    var all = new Reasons(Set.copyOf(asked), List.copyOf(ended));
    asked.clear();
    ended.clear();
    return all;
  }
}
