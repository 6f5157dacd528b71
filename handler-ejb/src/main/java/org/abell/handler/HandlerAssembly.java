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
import org.abell.preparation.JobPreparation;
import org.abell.preparation.JobSheets;
import org.abell.result.OutputInspection;
import org.abell.result.ResultCollector;
import org.abell.runner.LocalRunner;
import org.abell.server.ServerIdentity;
import org.abell.upload.FetchLimits;
import org.abell.upload.UploadWork;
import org.abell.upload.UrlFetch;

/** Puts a handler together of its steps. */
@ApplicationScoped
public class HandlerAssembly {

  private static final long LARGEST_UPLOAD = 100L << 30;

  private final JobQueue queue;
  private final ClusterBeans cluster;
  private final JobConfigurations configurations;
  private final OwnedJobs owned;
  private final JobSheets sheets;
  private final Clock clock;

  public HandlerAssembly() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public HandlerAssembly(
      JobQueue queue,
      ClusterBeans cluster,
      OwnedJobs owned,
      JobSheets sheets,
      JobConfigurations configurations,
      Clock clock) {
    this.queue = queue;
    this.cluster = cluster;
    this.configurations = configurations;
    this.owned = owned;
    this.sheets = sheets;
    this.clock = clock;
  }

  /**
   * A handler that does nothing until its loop runs.
   *
   * @param server its name is what {@code job.handler} says of its jobs
   * @param tags of the jobs it takes
   * @param workers run the steps of jobs
   */
  Handler handler(
      ServerIdentity server,
      List<String> tags,
      Installation installation,
      ExecutorService workers) {
    var name = server.name();
    var settings = installation.settings();
    var preparation = new JobPreparation(installation);
    var read = new Sheets(sheets, installation.toolDatasets());
    var wakeups = new Wakeups();
    var runner = new LocalRunner(clock, wakeups::ended);
    var jobs = new ActiveJobs(settings.localWorkers(), wakeups, runner::forget);
    var start = new StartStep(owned, runner, settings.dataDirectory(), jobs);
    var upload = upload(installation, jobs);
    var dispatch =
        new DispatchStep(read, owned, preparation, new DispatchStep.Ways(start, upload), jobs);
    var results = new ResultCollector(preparation, new OutputInspection(installation.datatypes()));
    var finish = new FinishStep(read, owned, runner, results, jobs);
    var next = new RecoverStep.NextSteps(dispatch, start, upload, finish);
    var steps =
        new HandlerLoop.Steps(
            new Standing(server, cluster.leases(), cluster.pulse(), jobs),
            new TakeoverStep(name, tags, cluster.takeovers(), wakeups),
            new StrandedStep(name, cluster.stranded(), configurations),
            new WithdrawStep(read, owned, runner, start, jobs),
            new ForgetStep(owned, jobs),
            new RecoverStep(read, owned, runner, next, jobs),
            new StopStep(read, owned, runner, start, jobs),
            new WatchStep(runner, finish, jobs, workers),
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
