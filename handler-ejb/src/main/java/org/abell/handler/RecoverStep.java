package org.abell.handler;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.abell.job.JobState;
import org.abell.job.OwnedJobs;
import org.abell.preparation.JobSheet;
import org.abell.runner.RunState;
import org.abell.runner.Runner;
import org.jboss.logging.Logger;

/**
 * Goes on with jobs that the database says are this handler's but that nobody here works on: those
 * of the process before this one, and those whose last step failed because the database was away.
 */
final class RecoverStep {

  private static final Logger LOG = Logger.getLogger(RecoverStep.class);
  private static final Set<JobState> UNFINISHED =
      Set.of(JobState.NEW, JobState.RESUBMITTED, JobState.QUEUED, JobState.RUNNING);

  /** How often a running job is looked for before it is called lost; about one look a second. */
  private static final int LOOKS = 10;

  private final Sheets sheets;
  private final OwnedJobs owned;
  private final Runner runner;
  private final NextSteps next;
  private final ActiveJobs jobs;

  RecoverStep(Sheets sheets, OwnedJobs owned, Runner runner, NextSteps next, ActiveJobs jobs) {
    this.sheets = sheets;
    this.owned = owned;
    this.runner = runner;
    this.next = next;
    this.jobs = jobs;
  }

  /** The steps that a job may be in need of. */
  record NextSteps(
      MapStep map,
      DispatchStep dispatch,
      DispatchStep.Ways ways,
      ProgressStep progress,
      FinishStep finish) {}

  /** Has each forgotten job looked at by the workers. */
  void run(String handler, Executor workers) {
    for (var claim : owned.of(handler, UNFINISHED)) {
      var job = jobs.add(claim);
      if (job.runnerJob().isEmpty()) {
        workers.execute(() -> job.ifIdle(this::goOn));
      }
    }
  }

  private void goOn(ActiveJob job) throws IOException {
    var sheet = sheets.read(job.claim()).filter(s -> UNFINISHED.contains(s.state()));
    if (sheet.isEmpty()) {
      jobs.remove(job);
    } else if (isWaiting(sheet.get())) {
      search(job);
    } else if (UploadStep.isFor(sheet.get())) {
      next.ways().upload().run(job, sheet.get());
    } else if (job.runnerJob().isEmpty()) {
      attach(job, sheet.get());
    }
  }

  private static boolean isWaiting(JobSheet sheet) {
    return sheet.state() == JobState.NEW || sheet.state() == JobState.RESUBMITTED;
  }

  /** Where to begin is only known to who claimed it; for anyone else it just waits again. */
  private void search(ActiveJob job) {
    if (job.search().isPresent()) {
      next.map().run(job);
    } else {
      owned.release(job.claim());
      jobs.remove(job);
    }
  }

  private void attach(ActiveJob job, JobSheet sheet) throws IOException {
    job.remember(sheet);
    var runnerJob = next.ways().start().runnerJob(sheet);
    var state = runner.look(List.of(runnerJob)).get(runnerJob);
    if (state == null) {
      return;
    }
    LOG.infof("job %d: found again: %s", job.id(), state);
    if (state instanceof RunState.NotStarted && sheet.state() == JobState.QUEUED) {
      next.dispatch().run(job);
      return;
    }
    if (state instanceof RunState.NotStarted && job.unseenAgain() < LOOKS) {
      // Who started it may have handed it over before its supervisor wrote a word.
      return;
    }
    job.givenAs(runnerJob);
    if (state instanceof RunState.NotStarted) {
      next.finish().finish(job, new RunState.Lost("Its job directory is gone."));
    } else {
      if (state instanceof RunState.Alive alive && sheet.state() == JobState.RUNNING) {
        next.progress().found(job, new RunState.Running(alive.externalId()));
      }
      next.finish().finish(job, state);
    }
  }
}
