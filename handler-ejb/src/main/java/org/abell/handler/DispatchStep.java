package org.abell.handler;

import org.abell.job.InputCheck;
import org.abell.job.JobClaim;
import org.abell.job.JobState;
import org.abell.job.OwnedJobs;
import org.abell.job.Placement;
import org.abell.preparation.JobPreparation;
import org.abell.preparation.JobSheet;
import org.abell.preparation.PreparationFailed;
import org.jboss.logging.Logger;

/**
 * Gets a taken job onto its way: looks at the inputs, prepares the directory, stores where the job
 * is sent and under which token, and only then has it started.
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

  /** Does all of it; a job that is no longer new, or no longer ours, is left alone. */
  void run(ActiveJob job) {
    var sheet = sheets.read(job.claim()).filter(s -> s.state() == JobState.NEW);
    if (sheet.isEmpty()) {
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
    var check = sheet.check();
    if (check instanceof InputCheck.Fine) {
      send(job, sheet);
    } else if (check instanceof InputCheck.Gone gone) {
      fail(job, gone.reason(), "");
    } else if (check instanceof InputCheck.Hold hold) {
      owned.pause(job.claim(), hold.reason());
      LOG.infof("job %d: paused", (Object) job.id());
      jobs.remove(job);
    } else {
      owned.release(job.claim());
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
    var placement = new Placement("local", ways.start().runner(), token(job.claim()));
    if (owned.queue(job.claim(), placement, command)) {
      ways.start().run(job, placement.token());
    } else {
      LOG.tracef("job %d: was lost before it was queued", (Object) job.id());
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

  /** The fence counts the takings, so every attempt has a name of its own. */
  private static String token(JobClaim claim) {
    return "abell-%d-%d".formatted(claim.jobId(), claim.fence());
  }
}
