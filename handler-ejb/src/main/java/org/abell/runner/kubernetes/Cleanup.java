package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.abell.runner.RunState;
import org.abell.runner.RunnerJob;
import org.jboss.logging.Logger;

/**
 * Deletes what Kubernetes keeps of jobs once their end is written down. What is missed, because the
 * handler or the server went away, Kubernetes removes by itself a while later.
 */
final class Cleanup implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Cleanup.class);

  private final ApiServer server;
  private final String when;
  private final Map<String, Boolean> ended = new ConcurrentHashMap<>();
  private final ExecutorService hand = Executors.newSingleThreadExecutor(Cleanup::thread);

  /**
   * Nothing has ended yet.
   *
   * @param when {@code always}, {@code onsuccess} or {@code never}
   */
  Cleanup(ApiServer server, String when) {
    this.server = server;
    this.when = when;
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "kubernetes-cleanup");
    thread.setDaemon(true);
    return thread;
  }

  /** The handler is told this of the job. */
  void told(RunnerJob job, RunState state) {
    if (state instanceof RunState.Ended end) {
      ended.put(job.token(), end.exitCode() == 0);
    } else if (!(state instanceof RunState.Alive || state instanceof RunState.NotStarted)) {
      ended.put(job.token(), false);
    }
  }

  /** The handler has done all that was to be done about the job. */
  void forget(RunnerJob job, String name) {
    var well = ended.remove(job.token());
    if (well == null || when.equals("never") || when.equals("onsuccess") && !well) {
      return;
    }
    hand.execute(
        () -> {
          try {
            server.delete(name, DeletionPropagation.BACKGROUND);
          } catch (IOException e) {
            LOG.debugf("%s: not deleted: %s", name, e.getMessage());
          }
        });
  }

  @Override
  public void close() {
    hand.shutdown();
  }
}
