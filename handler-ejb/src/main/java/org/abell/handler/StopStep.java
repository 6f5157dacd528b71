package org.abell.handler;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;
import org.abell.job.JobState;
import org.abell.job.OwnedJobs;
import org.abell.preparation.JobSheet;
import org.abell.runner.Runner;
import org.jboss.logging.Logger;

/** Stops the jobs that users or admins want stopped; asks again until nothing of a job is left. */
final class StopStep {

  private static final Logger LOG = Logger.getLogger(StopStep.class);

  private final Sheets sheets;
  private final OwnedJobs owned;
  private final Runner runner;
  private final StartStep start;
  private final ActiveJobs jobs;

  StopStep(Sheets sheets, OwnedJobs owned, Runner runner, StartStep start, ActiveJobs jobs) {
    this.sheets = sheets;
    this.owned = owned;
    this.runner = runner;
    this.start = start;
    this.jobs = jobs;
  }

  /** Has each of the handler's jobs that are to be stopped looked at by the workers. */
  void run(String handler, Executor workers) {
    for (var claim : owned.of(handler, Set.of(JobState.DELETING))) {
      var job = jobs.add(claim);
      workers.execute(() -> job.ifIdle(this::stop));
    }
  }

  private void stop(ActiveJob job) throws IOException {
    var sheet = sheets.read(job.claim()).filter(s -> s.state() == JobState.DELETING);
    if (sheet.isEmpty()) {
      // It came to its end in another way; the step that saw it will tidy up, if there is one.
      if (job.runnerJob().isEmpty()) {
        jobs.remove(job);
      }
      return;
    }
    if (nothingLeft(sheet.get())) {
      if (owned.stopped(job.claim())) {
        LOG.infof("job %d: stopped", (Object) job.id());
        start.directory(job.id()).delete();
      }
      jobs.remove(job);
    }
  }

  private boolean nothingLeft(JobSheet sheet) throws IOException {
    return sheet.token().isEmpty()
        || UploadStep.isFor(sheet)
        || runner.stop(start.runnerJob(sheet));
  }
}
