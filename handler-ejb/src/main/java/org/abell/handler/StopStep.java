package org.abell.handler;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;
import org.abell.job.JobState;
import org.abell.job.OwnedJobs;
import org.abell.preparation.JobPreparation;
import org.abell.preparation.JobSheet;
import org.abell.runner.Runner;
import org.jboss.logging.Logger;

/**
 * Stops the jobs that users or admins want stopped, or ended early; asks again until nothing of a
 * job is left.
 */
final class StopStep {

  private static final Logger LOG = Logger.getLogger(StopStep.class);
  private static final Set<JobState> TO_BE_STOPPED =
      Set.of(JobState.DELETING, JobState.STOP, JobState.STOPPED);

  private final Sheets sheets;
  private final OwnedJobs owned;
  private final Runner runner;
  private final Ways ways;
  private final ActiveJobs jobs;

  StopStep(Sheets sheets, OwnedJobs owned, Runner runner, Ways ways, ActiveJobs jobs) {
    this.sheets = sheets;
    this.owned = owned;
    this.runner = runner;
    this.ways = ways;
    this.jobs = jobs;
  }

  /** Where a job lies, how one that is only to end early is finished, and what is cleaned up. */
  record Ways(StartStep start, FinishStep finish, JobPreparation preparation) {}

  /** Has each of the handler's jobs that are to be stopped looked at by the workers. */
  void run(String handler, Executor workers) {
    for (var claim : owned.of(handler, TO_BE_STOPPED)) {
      var job = jobs.add(claim);
      workers.execute(() -> job.ifIdle(this::stop));
    }
  }

  private void stop(ActiveJob job) throws IOException {
    var sheet = sheets.read(job.claim()).filter(s -> TO_BE_STOPPED.contains(s.state()));
    if (sheet.isEmpty()) {
      // It came to its end in another way; the step that saw it will tidy up, if there is one.
      if (job.runnerJob().isEmpty()) {
        jobs.remove(job);
      }
    } else if (sheet.get().state() == JobState.DELETING) {
      delete(job, sheet.get());
    } else {
      endEarly(job, sheet.get());
    }
  }

  private void delete(ActiveJob job, JobSheet sheet) throws IOException {
    if (nothingLeft(sheet)) {
      if (owned.stopped(job.claim())) {
        LOG.infof("job %d: stopped", (Object) job.id());
        if (ways.preparation().optionsOf(sheet).cleanup().removesAfter(JobState.DELETED)) {
          ways.start().directory(job.id()).delete();
        }
      }
      jobs.remove(job);
    }
  }

  /** What the run wrote until then is kept, so it is finished and not deleted. */
  private void endEarly(ActiveJob job, JobSheet sheet) throws IOException {
    job.endsEarly();
    if (sheet.state() == JobState.STOP && !owned.endEarly(job.claim())) {
      return;
    }
    if (nothingLeft(sheet)) {
      job.givenAs(ways.start().runnerJob(sheet));
      ways.finish().endEarly(job, sheet);
    }
  }

  private boolean nothingLeft(JobSheet sheet) throws IOException {
    return sheet.token().isEmpty()
        || UploadStep.isFor(sheet)
        || runner.stop(ways.start().runnerJob(sheet));
  }
}
