package org.abell.handler;

import java.io.IOException;
import org.abell.job.OwnedJobs;
import org.abell.jobdir.JobDirectory;
import org.abell.preparation.JobPreparation;
import org.abell.preparation.JobSheet;
import org.abell.runner.JobRefused;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.abell.settings.DataDirectory;
import org.jboss.logging.Logger;

/** Gives a queued job to its runner. */
final class StartStep {

  private static final Logger LOG = Logger.getLogger(StartStep.class);

  private final OwnedJobs owned;
  private final Runner runner;
  private final Places places;
  private final ProgressStep progress;
  private final ActiveJobs jobs;

  StartStep(OwnedJobs owned, Runner runner, Places places, ProgressStep progress, ActiveJobs jobs) {
    this.owned = owned;
    this.runner = runner;
    this.places = places;
    this.progress = progress;
    this.jobs = jobs;
  }

  /** Where jobs lie, and what is said of where they go. */
  record Places(DataDirectory data, JobPreparation preparation) {}

  /** Where the job lies. */
  JobDirectory directory(long jobId) {
    return new JobDirectory(places.data().job(jobId), jobId);
  }

  /** What the runner knows the job by. */
  RunnerJob runnerJob(JobSheet sheet) {
    var preparation = places.preparation();
    return new RunnerJob(
        sheet.runner().orElseThrow(),
        sheet.token().orElseThrow(),
        directory(sheet.jobId()),
        new RunnerJob.Details(
            sheet.toolId(),
            preparation.optionsOf(sheet).destination(),
            preparation.imageOf(sheet)));
  }

  /** Starts it, unless it was started already. */
  void run(ActiveJob job, JobSheet sheet) {
    var runnerJob = runnerJob(sheet);
    job.givenAs(runnerJob);
    RunState.Alive alive;
    try {
      alive = runner.start(runnerJob);
    } catch (JobRefused e) {
      LOG.infof("job %d: refused: %s", job.id(), e.getMessage());
      owned.fail(job.claim(), e.getMessage(), e.getCause() == null ? "" : Traces.of(e));
      jobs.remove(job);
      return;
    } catch (IOException e) {
      // It may be there, for all that is known: it is looked for before it is started again.
      LOG.debugf("job %d: not started yet: %s", job.id(), e.getMessage());
      job.notGiven();
      return;
    }
    progress.note(job, alive);
  }
}
