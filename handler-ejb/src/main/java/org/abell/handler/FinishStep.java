package org.abell.handler;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.abell.jobdir.JobDirectory;
import org.abell.preparation.JobSheet;
import org.abell.resubmission.Failure;
import org.abell.result.Judgement;
import org.abell.result.ResultCollector;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.jboss.logging.Logger;

/** Finds out how a run went that its runner says is over; {@link EndStep} writes it down. */
final class FinishStep {

  private static final Logger LOG = Logger.getLogger(FinishStep.class);

  /** One that is interrupted again and again may be what breaks its hosts. */
  private static final int MOST_ATTEMPTS = 4;

  private final Sheets sheets;
  private final Runner runner;
  private final ResultCollector results;
  private final Ways ways;
  private final ActiveJobs jobs;

  FinishStep(Sheets sheets, Runner runner, ResultCollector results, Ways ways, ActiveJobs jobs) {
    this.sheets = sheets;
    this.runner = runner;
    this.results = results;
    this.ways = ways;
    this.jobs = jobs;
  }

  /** What a look leads to: a note that it goes on, or its end. */
  record Ways(ProgressStep progress, EndStep end) {}

  /** Asks the runner, and ends the job if it has ended. */
  void look(ActiveJob job) throws IOException {
    var runnerJob = job.runnerJob();
    if (runnerJob.isPresent()) {
      var state = runner.look(List.of(runnerJob.get())).get(runnerJob.get());
      if (state != null) {
        finish(job, state);
      }
    }
  }

  /** Ends the job if the state is an end, else notes how far it is. */
  void finish(ActiveJob job, RunState state) throws IOException {
    if (state instanceof RunState.Alive alive) {
      ways.progress().note(job, alive);
    } else if (!(state instanceof RunState.NotStarted)) {
      over(job, state);
    }
  }

  private void over(ActiveJob job, RunState state) throws IOException {
    var sheet = sheet(job);
    if (sheet.isEmpty()) {
      // Whatever is left of it is another handler's to stop.
      LOG.tracef("job %d: ended, but is no longer ours to end", (Object) job.id());
      jobs.giveUp(job);
    } else if (state instanceof RunState.Ended ended) {
      end(job, sheet.get(), ended.exitCode());
    } else if (state instanceof RunState.Failed failed) {
      fail(job, sheet.get(), failed.failure(), failed.reason());
    } else if (state instanceof RunState.Interrupted interrupted) {
      runAgain(job, sheet.get(), interrupted.reason());
    } else if (state instanceof RunState.Lost lost) {
      lose(job, sheet.get(), lost.reason());
    }
  }

  /** A run that was asked to end early is over, and nothing of it is left. */
  void endEarly(ActiveJob job, JobSheet sheet) throws IOException {
    var exitCode = directory(job).exitCode();
    ways.end()
        .run(
            job,
            sheet,
            exitCode.isPresent()
                ? results.judge(sheet, directory(job), exitCode.getAsInt())
                : results.unfinished(directory(job)));
  }

  private void end(ActiveJob job, JobSheet sheet, int exitCode) throws IOException {
    if (results.streamsAreBack(directory(job))) {
      ways.end().run(job, sheet, results.judge(sheet, directory(job), exitCode));
    } else if (job.lookedInVain() > results.outputCollectionRetries(sheet)) {
      fail(job, sheet, Failure.OUTPUT_NOT_RETURNED, "The output of the job did not come back.");
    }
  }

  private void lose(ActiveJob job, JobSheet sheet, String reason) throws IOException {
    if (runner.stop(job.runnerJob().orElseThrow())) {
      LOG.warnf("job %d: was lost: %s", job.id(), reason);
      fail(job, sheet, Failure.UNKNOWN, reason);
    }
  }

  private void runAgain(ActiveJob job, JobSheet sheet, String reason) throws IOException {
    if (!runner.stop(job.runnerJob().orElseThrow())) {
      return;
    }
    var wanted = job.breach().isEmpty() && !job.isEndedEarly();
    if (wanted && sheet.target().attempt() < MOST_ATTEMPTS && ways.end().runAgain(job, reason)) {
      LOG.warnf("job %d: runs again: %s", job.id(), reason);
      jobs.remove(job);
    } else {
      fail(job, sheet, Failure.UNKNOWN, reason);
    }
  }

  private void fail(ActiveJob job, JobSheet sheet, Failure failure, String reason)
      throws IOException {
    Judgement judgement = results.unfinished(directory(job)).failed(failure, reason);
    ways.end().run(job, sheet, judgement);
  }

  /** What is known of the job; one that was read before it was sent anywhere is read again. */
  private Optional<JobSheet> sheet(ActiveJob job) {
    if (!ways.end().mayWrite(job)) {
      return Optional.empty();
    }
    return job.sheet()
        .filter(s -> s.target().destinationId().isPresent())
        .or(() -> sheets.read(job.claim()));
  }

  private static JobDirectory directory(ActiveJob job) {
    return job.runnerJob().map(RunnerJob::directory).orElseThrow();
  }
}
