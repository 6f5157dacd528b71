package org.abell.handler;

import java.io.IOException;
import org.abell.job.OwnedJobs;
import org.abell.jobdir.JobDirectory;
import org.abell.preparation.JobSheet;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.abell.settings.DataDirectory;
import org.jboss.logging.Logger;

/** Gives a queued job to its runner. */
final class StartStep {

  private static final Logger LOG = Logger.getLogger(StartStep.class);

  private final OwnedJobs owned;
  private final Runner runner;
  private final DataDirectory data;
  private final ActiveJobs jobs;

  StartStep(OwnedJobs owned, Runner runner, DataDirectory data, ActiveJobs jobs) {
    this.owned = owned;
    this.runner = runner;
    this.data = data;
    this.jobs = jobs;
  }

  /** Where the job lies. */
  JobDirectory directory(long jobId) {
    return new JobDirectory(data.job(jobId), jobId);
  }

  /** What the runner knows the job by. */
  RunnerJob runnerJob(JobSheet sheet) {
    return new RunnerJob(
        sheet.runner().orElseThrow(), sheet.token().orElseThrow(), directory(sheet.jobId()));
  }

  /** Starts it, unless it was started already. */
  void run(ActiveJob job, JobSheet sheet) {
    var runnerJob = runnerJob(sheet);
    job.givenAs(runnerJob);
    String externalId;
    try {
      externalId = runner.start(runnerJob);
    } catch (IOException e) {
      owned.fail(job.claim(), "The job could not be started: " + e.getMessage(), Traces.of(e));
      jobs.remove(job);
      return;
    }
    LOG.infof("job %d: started as %s", job.id(), externalId);
    if (!owned.started(job.claim(), externalId)) {
      // Somebody stops it, or has taken it over: the next look at it will show.
      LOG.tracef("job %d: is no longer ours to be started", (Object) job.id());
    }
  }
}
