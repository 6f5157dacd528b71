package org.abell.handler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.abell.configuration.JobConfigurations;
import org.abell.installation.Installation;
import org.abell.job.JobQueue;
import org.abell.job.OwnedJobs;
import org.abell.job.Takeovers;
import org.abell.preparation.JobPreparation;
import org.abell.preparation.JobSheets;
import org.abell.resubmission.Resubmissions;
import org.abell.result.OutputInspection;
import org.abell.result.ResultCollector;
import org.abell.runner.LocalRunner;
import org.abell.upload.FetchLimits;
import org.abell.upload.UploadWork;
import org.abell.upload.UrlFetch;

/** Puts a handler together of its steps. */
@ApplicationScoped
public class HandlerAssembly {

  private static final long LARGEST_UPLOAD = 100L << 30;

  private final JobQueue queue;
  private final Takeovers takeovers;
  private final OwnedJobs owned;
  private final JobSheets sheets;
  private final Resubmissions resubmissions;
  private final JobConfigurations configurations;
  private final Clock clock;

  public HandlerAssembly() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  public HandlerAssembly(
      JobQueue queue,
      Takeovers takeovers,
      OwnedJobs owned,
      JobSheets sheets,
      Resubmissions resubmissions,
      JobConfigurations configurations,
      Clock clock) {
    this.queue = queue;
    this.takeovers = takeovers;
    this.owned = owned;
    this.sheets = sheets;
    this.resubmissions = resubmissions;
    this.configurations = configurations;
    this.clock = clock;
  }

  /**
   * A handler that does nothing until its loop runs.
   *
   * @param name what {@code job.handler} says of its jobs
   * @param tags of the jobs it takes
   * @param workers run the steps of jobs
   */
  Handler handler(
      String name, List<String> tags, Installation installation, ExecutorService workers) {
    var settings = installation.settings();
    var preparation = new JobPreparation(installation, configurations);
    var read = new Sheets(sheets, installation.toolDatasets());
    var wakeups = new Wakeups();
    var runner = new LocalRunner(clock, wakeups::ended);
    var jobs = new ActiveJobs(settings.localWorkers(), wakeups, runner::forget);
    var start = new StartStep(owned, runner, settings.dataDirectory(), jobs);
    var upload = upload(installation, jobs);
    var dispatch =
        new DispatchStep(read, owned, preparation, new DispatchStep.Ways(start, upload), jobs);
    var results = new ResultCollector(preparation, new OutputInspection(installation.datatypes()));
    var end = new EndStep(owned, resubmissions, preparation, results, jobs);
    var finish = new FinishStep(read, runner, results, end, jobs);
    var limits = new LimitStep(configurations, owned, runner, finish, clock);
    var next = new RecoverStep.NextSteps(dispatch, start, upload, finish);
    var steps =
        new HandlerLoop.Steps(
            new TakeoverStep(name, tags, takeovers, wakeups),
            new ForgetStep(owned, jobs),
            new RecoverStep(read, owned, runner, next, jobs),
            new StopStep(read, owned, runner, new StopStep.Ways(start, finish, preparation), jobs),
            new WatchStep(runner, finish, limits, jobs, workers),
            new TakeStep(name, tags, queue, jobs),
            dispatch,
            finish);
    var loop = new HandlerLoop(name, wakeups, steps, jobs, workers);
    return new Handler(name, tags, wakeups, loop, workers);
  }

  private UploadStep upload(Installation installation, ActiveJobs jobs) {
    return new UploadStep(
        owned,
        installation.settings().dataDirectory(),
        new UploadWork(installation.datatypes(), LARGEST_UPLOAD),
        new UrlFetch(FetchLimits.upTo(LARGEST_UPLOAD), false),
        jobs);
  }
}
