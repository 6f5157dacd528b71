package org.abell.handler;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.abell.handler.Wakeups.Why;
import org.abell.notice.JobNotice;
import org.abell.notice.Notices;
import org.abell.runner.Runner;
import org.jboss.logging.Logger;

/** A handler at work: its loop, its workers, and the ear that it has at the database. */
final class Handler implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Handler.class);
  private static final int PATIENCE_SECONDS = 10;

  private final String name;
  private final Supplier<List<String>> tags;
  private final Wakeups wakeups;
  private final HandlerLoop loop;
  private final Hands hands;
  private Thread rounds;
  private Thread ear;
  private Notices notices;

  Handler(
      String name, Supplier<List<String>> tags, Wakeups wakeups, HandlerLoop loop, Hands hands) {
    this.name = name;
    this.tags = tags;
    this.wakeups = wakeups;
    this.loop = loop;
    this.hands = hands;
  }

  /** Who does its work: threads of this process, and the runners, which may hold connections. */
  record Hands(ExecutorService workers, Runner runner) {

    private void close() throws InterruptedException {
      workers.shutdown();
      if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
      // Not before: they may be asking a cluster.
      runner.close();
    }
  }

  /** Begins: what an earlier process left first, then what waits. */
  void start(DataSource source, ThreadFactory threads) {
    notices = new Notices(source, this::hear, this::check);
    rounds = threads.newThread(loop);
    rounds.start();
    ear = threads.newThread(notices);
    ear.start();
    check();
    LOG.infof("%s: handles jobs with the tags %s", name, String.join(", ", tags.get()));
  }

  /** Looks at everything, whatever was heard or missed. */
  void check() {
    wakeups.ask(Why.CHECK);
  }

  /** Ends the handler's work; jobs that run go on without it. */
  @Override
  public void close() {
    notices.close();
    loop.end();
    try {
      // The last round may still have work for the workers.
      rounds.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      rounds.interrupt();
      hands.close();
      ear.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(JobNotice notice) {
    switch (notice.state()) {
      case "new", "resubmitted" -> {
        var mine = tags.get().contains(notice.tag());
        if (notice.handler().isEmpty() && mine) {
          wakeups.ask(Why.TAKE);
        }
      }
      // Jobs that wait for what this one made can go on, and those that a limit held back.
      case "ok", "error", "deleted" -> wakeups.ask(Why.TAKE);
      case "deleting", "stop" -> {
        if (notice.handler().filter(name::equals).isPresent()) {
          wakeups.ask(Why.STOP);
        }
      }
      default -> LOG.tracef("job %d is %s", notice.job(), notice.state());
    }
  }
}
