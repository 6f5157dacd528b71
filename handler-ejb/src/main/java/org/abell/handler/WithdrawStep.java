package org.abell.handler;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.abell.job.OwnedJobs;
import org.abell.runner.Runner;
import org.jboss.logging.Logger;

/** Stops jobs that admins want back from their destinations, and lets them wait again. */
final class WithdrawStep {

  private static final Logger LOG = Logger.getLogger(WithdrawStep.class);

  private final Sheets sheets;
  private final OwnedJobs owned;
  private final Runner runner;
  private final StartStep start;
  private final ActiveJobs jobs;

  WithdrawStep(Sheets sheets, OwnedJobs owned, Runner runner, StartStep start, ActiveJobs jobs) {
    this.sheets = sheets;
    this.owned = owned;
    this.runner = runner;
    this.start = start;
    this.jobs = jobs;
  }

  /** Has each of them looked at by the workers, again and again until nothing of it runs. */
  void run(String handler, Executor workers) {
    for (var claim : owned.withdrawn(handler)) {
      var job = jobs.add(claim);
      workers.execute(() -> job.ifIdle(this::withdraw));
    }
  }

  private void withdraw(ActiveJob job) throws IOException {
    var sheet = sheets.read(job.claim());
    if (sheet.isEmpty()) {
      jobs.remove(job);
      return;
    }
    var token = sheet.get().token();
    if (token.isPresent() && !runner.stop(start.runnerJob(sheet.get()))) {
      return;
    }
    // Before it may be taken again, by whomever: the next run finds no trace of this one.
    start.directory(job.id()).delete();
    if (owned.waitsAgain(job.claim())) {
      LOG.infof("job %d: stopped, waits again", (Object) job.id());
    }
    jobs.remove(job);
  }
}
