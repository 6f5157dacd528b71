package org.abell.handler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.abell.cleanup.KeepingTimes;
import org.abell.cleanup.OldDirectories;
import org.abell.cleanup.OldLibraries;
import org.abell.configuration.JobConfigurations;
import org.abell.container.ContainerNames;
import org.abell.installation.Installation;
import org.abell.job.OwnedJobs;
import org.abell.preparation.JobPreparation;
import org.abell.preparation.JobSheets;
import org.abell.resubmission.Resubmissions;
import org.abell.result.OutputInspection;
import org.abell.result.ResultCollector;
import org.abell.runner.local.Sandbox;
import org.abell.runner.realuser.UserHelper;
import org.abell.server.ServerIdentity;
import org.abell.settings.JobDefaults;
import org.abell.settings.Settings;
import org.abell.upload.FetchLimits;
import org.abell.upload.UploadWork;
import org.abell.upload.UrlFetch;

/** Puts a handler together of its steps. */
@ApplicationScoped
public class HandlerAssembly {

  private static final long LARGEST_UPLOAD = 100L << 30;

  private final HandlerBeans beans;
  private final ClusterBeans cluster;
  private final OwnedJobs owned;
  private final JobSheets sheets;
  private final Resubmissions resubmissions;
  private final JobConfigurations configurations;
  private final Clock clock;

  public HandlerAssembly() {
    this(null, null, new OwnedBeans(), null, null);
  }

  @Inject
  public HandlerAssembly(
      HandlerBeans beans,
      ClusterBeans cluster,
      OwnedBeans ofOwner,
      JobConfigurations configurations,
      Clock clock) {
    this.beans = beans;
    this.cluster = cluster;
    this.owned = ofOwner.owned();
    this.sheets = ofOwner.sheets();
    this.resubmissions = ofOwner.resubmissions();
    this.configurations = configurations;
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
      Supplier<List<String>> tags,
      Installation installation,
      ExecutorService workers) {
    var name = server.name();
    var place = new AdmitStep.Place(name, server.host(), tags);
    var settings = installation.settings();
    var preparation = new JobPreparation(installation, configurations);
    var read = new Sheets(sheets, installation.toolDatasets());
    var wakeups = new Wakeups();
    var runner =
        new Runners(
            name,
            configurations,
            settings.localWorkers(),
            new RunnerMaker(
                    clock, sites(settings), wakeups::ended, Sandbox.probe(), helper(settings))
                ::runner);
    var jobs = new ActiveJobs(runner::slots, wakeups, runner::forget);
    var progress = new ProgressStep(owned, clock);
    var places = new StartStep.Places(settings.dataDirectory(), preparation);
    var start = new StartStep(owned, runner, places, progress, jobs);
    var upload = upload(installation, jobs);
    var ways = new DispatchStep.Ways(start, upload);
    var map = map(installation, jobs);
    var dispatch = new DispatchStep(read, owned, preparation, ways, jobs);
    var results = new ResultCollector(preparation, new OutputInspection(installation.datatypes()));
    var end = new EndStep(owned, resubmissions, preparation, results, jobs);
    var finish = new FinishStep(read, runner, results, new FinishStep.Ways(progress, end), jobs);
    var limits = new LimitStep(configurations, owned, runner, finish, clock);
    var next = new RecoverStep.NextSteps(map, dispatch, ways, progress, finish);
    var steps =
        new HandlerLoop.Steps(
            new ObeyStep(
                configurations, new ObeyStep.Check(runner, cluster.problems()), workers, clock),
            new Standing(
                server, cluster.leases(), cluster.pulse(), installation.sharedFolder(), jobs),
            new TakeoverStep(name, tags, beans.takeovers(), wakeups),
            new StrandedStep(name, cluster.stranded(), configurations),
            new WithdrawStep(read, owned, runner, start, jobs),
            new ForgetStep(owned, jobs),
            new RecoverStep(read, owned, runner, next, jobs),
            new StopStep(read, owned, runner, new StopStep.Ways(start, finish, preparation), jobs),
            new WatchStep(runner, new WatchStep.Ways(finish, progress), limits, jobs, workers),
            new AdmitStep(place, beans.admissions(), jobs, wakeups),
            map,
            dispatch,
            finish,
            cleanup(settings, workers),
            containers(installation, workers));
    var loop = new HandlerLoop(name, wakeups, steps, jobs, workers);
    return new Handler(name, tags, wakeups, loop, new Handler.Hands(workers, runner));
  }

  private static UserHelper helper(Settings settings) {
    var named = settings.jobs().text(JobDefaults.AS_USER_HELPER).map(Path::of);
    return new UserHelper(named.orElse(UserHelper.USUAL));
  }

  private static SiteRunners sites(Settings settings) {
    return new SiteRunners(settings.jobs().text(JobDefaults.RUNNER_DIR).map(Path::of));
  }

  private MapStep map(Installation installation, ActiveJobs jobs) {
    return new MapStep(
        new Facts(beans.facts(), installation),
        beans.mappers().mapper(),
        configurations,
        new MapStep.Writing(beans.plans(), owned),
        jobs);
  }

  private CleanupStep cleanup(Settings settings, ExecutorService workers) {
    var times = KeepingTimes.of(settings.jobs());
    var data = settings.dataDirectory();
    var records = cluster.cleanup();
    CleanupStep.Sweep sweep =
        () ->
            new OldDirectories(data, times, records, clock)
                .sweep()
                .and(new OldLibraries(data.libraries(), records, clock).sweep());
    return new CleanupStep(records, sweep, workers, clock);
  }

  private ContainerStep containers(Installation installation, ExecutorService workers) {
    var folder = installation.sharedFolder();
    var names = ContainerNames.of(folder.mark(), folder.root());
    return new ContainerStep(names, configurations, cluster.cleanup(), workers, clock);
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
