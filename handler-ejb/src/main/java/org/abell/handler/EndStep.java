package org.abell.handler;

import java.io.IOException;
import java.util.Optional;
import org.abell.job.JobEnd;
import org.abell.job.OwnedJobs;
import org.abell.jobdir.JobDirectory;
import org.abell.preparation.JobPreparation;
import org.abell.preparation.JobSheet;
import org.abell.resubmission.Resubmissions;
import org.abell.result.Judgement;
import org.abell.result.ResultCollector;
import org.jboss.logging.Logger;

/** Writes how a run has ended: has the job sent again, or collects its results and ends it. */
final class EndStep {

  private static final Logger LOG = Logger.getLogger(EndStep.class);
  private static final int TRIES = 5;

  private final OwnedJobs owned;
  private final Resubmissions resubmissions;
  private final JobPreparation preparation;
  private final ResultCollector results;
  private final ActiveJobs jobs;

  EndStep(
      OwnedJobs owned,
      Resubmissions resubmissions,
      JobPreparation preparation,
      ResultCollector results,
      ActiveJobs jobs) {
    this.owned = owned;
    this.resubmissions = resubmissions;
    this.preparation = preparation;
    this.results = results;
    this.jobs = jobs;
  }

  /** Ends the job as judged, unless a limit or a stop says otherwise or a rule sends it again. */
  void run(ActiveJob job, JobSheet sheet, Judgement judged) {
    var judgement = judgement(job, judged);
    if (judgement.failure().isPresent() && sendAgain(job, sheet, judgement)) {
      LOG.infof("job %d: failed and waits again: %s", job.id(), judgement.reason());
      jobs.remove(job);
    } else if (write(job, sheet, judgement)) {
      LOG.infof("job %d: ended: %s", job.id(), judgement.reason());
      jobs.remove(job);
    } else {
      LOG.tracef("job %d: ended, but is no longer ours to end", (Object) job.id());
      jobs.giveUp(job);
    }
  }

  /** Lets the job wait once more, for its run was none; nothing of that is left. */
  boolean runAgain(ActiveJob job, String reason) {
    return owned.runAgain(job.claim(), reason);
  }

  /** Whether the job is still this handler's: worth asking before work that cannot be undone. */
  boolean mayWrite(ActiveJob job) {
    return owned.holds(job.claim());
  }

  private static Judgement judgement(ActiveJob job, Judgement judged) {
    Optional<String> breach = job.breach();
    if (breach.isPresent()) {
      return judged.brokenOff(breach.get());
    }
    return job.isEndedEarly() ? judged.accepted() : judged;
  }

  private boolean sendAgain(ActiveJob job, JobSheet sheet, Judgement judgement) {
    return resubmissions.offer(
        job.claim(),
        judgement.failure().orElseThrow(),
        preparation.optionsOf(sheet).resubmissionCondition());
  }

  private boolean write(ActiveJob job, JobSheet sheet, Judgement judgement) {
    var directory = job.runnerJob().orElseThrow().directory();
    JobEnd end;
    try {
      end = results.collect(sheet, directory, judgement);
    } catch (IOException | RuntimeException e) {
      LOG.warnf(e, "job %d: its results could not be collected", (Object) job.id());
      var reason = "The results could not be collected: " + e.getMessage();
      return owned.fail(job.claim(), reason, Traces.of(e));
    }
    var written = write(job, end);
    if (written && preparation.optionsOf(sheet).cleanup().removesAfter(end.state())) {
      remove(directory);
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

  private static void remove(JobDirectory directory) {
    try {
      directory.delete();
    } catch (IOException e) {
      LOG.warnf("job %d: its directory stays: %s", directory.jobId(), e.getMessage());
    }
  }
}
