package org.abell.handler;

import org.abell.job.InputCheck;
import org.abell.job.JobState;
import org.abell.job.OwnedJobs;
import org.abell.preparation.JobPreparation;
import org.abell.preparation.JobSheet;
import org.abell.preparation.PreparationFailed;
import org.jboss.logging.Logger;

/**
 * Gets a queued job going: looks at the inputs once more, prepares the directory, and has it
 * started. Where it is sent, and under which token, is stored already; so all of it may be done
 * again after a crash.
 */
final class DispatchStep {

  private static final Logger LOG = Logger.getLogger(DispatchStep.class);
  private static final int TRIES = 5;

  private final Sheets sheets;
  private final OwnedJobs owned;
  private final JobPreparation preparation;
  private final Ways ways;
  private final ActiveJobs jobs;

  DispatchStep(
      Sheets sheets, OwnedJobs owned, JobPreparation preparation, Ways ways, ActiveJobs jobs) {
    this.sheets = sheets;
    this.owned = owned;
    this.preparation = preparation;
    this.ways = ways;
    this.jobs = jobs;
  }

  /** Where a job can go: to a runner, or to an upload inside the handler. */
  record Ways(StartStep start, UploadStep upload) {}

  /** Does all of it; a job that is no longer queued, or no longer ours, is left alone. */
  void run(ActiveJob job) {
    var sheet = sheets.read(job.claim()).filter(s -> s.state() == JobState.QUEUED);
    if (sheet.isEmpty() || job.runnerJob().isPresent()) {
      LOG.tracef("job %d: is no longer there to be dispatched", (Object) job.id());
      forgetUnlessStarted(job);
      return;
    }
    try {
      dispatch(job, sheet.get());
    } catch (RuntimeException e) {
      if (job.failedAgain() < TRIES) {
        throw e;
      }
      fail(job, "The job could not be dispatched: " + e.getMessage(), Traces.of(e));
    }
  }

  private void dispatch(ActiveJob job, JobSheet sheet) {
    job.remember(sheet);
    if (sheet.check() instanceof InputCheck.Fine) {
      send(job, sheet);
    } else {
      // An input changed since it was admitted: the next round says what that means.
      owned.putBack(job.claim());
      LOG.infof("job %d: put back because of its inputs", (Object) job.id());
      jobs.remove(job);
    }
  }

  private void send(ActiveJob job, JobSheet sheet) {
    if (UploadStep.isFor(sheet)) {
      ways.upload().run(job, sheet);
    } else {
      prepare(job, sheet);
    }
  }

  private void prepare(ActiveJob job, JobSheet sheet) {
    String command;
    try {
      command = preparation.prepare(sheet);
    } catch (PreparationFailed e) {
      fail(job, e.getMessage(), e.details());
      return;
    } catch (RuntimeException e) {
      // Nothing in it waits for a database: it would fail again.
      LOG.warnf(e, "job %d: cannot be prepared", (Object) job.id());
      fail(job, "The job could not be prepared: " + e.getMessage(), Traces.of(e));
      return;
    }
    if (owned.prepared(job.claim(), command)) {
      ways.start().run(job, sheet);
    } else {
      LOG.tracef("job %d: was lost before it was started", (Object) job.id());
      jobs.giveUp(job);
    }
  }

  private void fail(ActiveJob job, String reason, String details) {
    if (owned.fail(job.claim(), reason, details)) {
      LOG.infof("job %d: failed before it ran: %s", job.id(), reason);
    }
    jobs.remove(job);
  }

  /** An earlier turn may have found it and got it going. */
  private void forgetUnlessStarted(ActiveJob job) {
    if (job.runnerJob().isEmpty()) {
      jobs.remove(job);
    }
  }
}
