package org.abell.handler;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.abell.job.JobEnd;
import org.abell.job.JobState;
import org.abell.job.OwnedJobs;
import org.abell.preparation.JobSheet;
import org.abell.result.ResultCollector;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.jboss.logging.Logger;

/** Ends a job that its runner says has ended: collects what it left and writes how it went. */
final class FinishStep {

  private static final Logger LOG = Logger.getLogger(FinishStep.class);
  private static final int TRIES = 5;

  private final Sheets sheets;
  private final OwnedJobs owned;
  private final Runner runner;
  private final ResultCollector results;
  private final ActiveJobs jobs;

  FinishStep(
      Sheets sheets, OwnedJobs owned, Runner runner, ResultCollector results, ActiveJobs jobs) {
    this.sheets = sheets;
    this.owned = owned;
    this.runner = runner;
    this.results = results;
    this.jobs = jobs;
  }

  /** Asks the runner, and ends the job if it has ended. */
  void look(ActiveJob job) throws IOException {
    var runnerJob = job.runnerJob();
    if (runnerJob.isPresent()) {
      finish(job, runner.look(List.of(runnerJob.get())).get(runnerJob.get()));
    }
  }

  /** Ends the job if the state is an end. */
  void finish(ActiveJob job, RunState state) throws IOException {
    if (state instanceof RunState.Ended ended) {
      end(job, ended.exitCode());
    } else if (state instanceof RunState.Lost lost) {
      lose(job, lost.reason());
    }
  }

  private void end(ActiveJob job, int exitCode) {
    var sheet =
        owned.holds(job.claim())
            ? job.sheet().or(() -> sheets.read(job.claim()))
            : Optional.<JobSheet>empty();
    if (sheet.isPresent() && write(job, sheet.get(), exitCode)) {
      LOG.infof("job %d: ended with exit code %d", job.id(), exitCode);
      jobs.remove(job);
    } else {
      LOG.tracef("job %d: ended, but is no longer ours to end", (Object) job.id());
      jobs.giveUp(job);
    }
  }

  private boolean write(ActiveJob job, JobSheet sheet, int exitCode) {
    var directory = job.runnerJob().map(RunnerJob::directory).orElseThrow();
    JobEnd end;
    try {
      end = results.collect(sheet, directory, exitCode);
    } catch (IOException | RuntimeException e) {
      LOG.warnf(e, "job %d: its results could not be collected", (Object) job.id());
      var reason = "The results could not be collected: " + e.getMessage();
      return owned.fail(job.claim(), reason, Traces.of(e));
    }
    var written = write(job, end);
    if (written && end.state() == JobState.OK) {
      cleanUp(job);
    }
    return written;
  }

  private boolean write(ActiveJob job, JobEnd end) {
    try {
      return owned.end(job.claim(), end);
    } catch (RuntimeException e) {
      if (job.failedAgain() < TRIES) {
        throw e;
      }
      LOG.errorf(e, "job %d: its end cannot be written", (Object) job.id());
      return owned.fail(job.claim(), "The end of the job could not be written.", Traces.of(e));
    }
  }

  private void lose(ActiveJob job, String reason) throws IOException {
    if (!owned.holds(job.claim())) {
      // Whatever is left of it is another handler's to stop.
      jobs.giveUp(job);
      return;
    }
    var runnerJob = job.runnerJob();
    if (runnerJob.isEmpty() || runner.stop(runnerJob.get())) {
      if (owned.fail(job.claim(), reason, "")) {
        LOG.warnf("job %d: was lost: %s", job.id(), reason);
      }
      jobs.remove(job);
    }
  }

  private static void cleanUp(ActiveJob job) {
    Optional<RunnerJob> runnerJob = job.runnerJob();
    try {
      if (runnerJob.isPresent()) {
        runnerJob.get().directory().delete();
      }
    } catch (IOException e) {
      LOG.warnf("job %d: its directory stays: %s", job.id(), e.getMessage());
    }
  }
}
