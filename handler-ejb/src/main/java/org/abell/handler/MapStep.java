package org.abell.handler;

import java.util.LinkedHashMap;
import org.abell.admission.Admitted;
import org.abell.admission.Plans;
import org.abell.configuration.ActiveConfiguration;
import org.abell.configuration.JobConfigurations;
import org.abell.job.JobClaim;
import org.abell.job.OwnedJobs;
import org.abell.jobconf.DestinationAdditions;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.mapping.DestinationMapper;
import org.abell.mapping.Mapping;
import org.jboss.logging.Logger;

/**
 * Finds the destination of a job, outside of any transaction, and gives the job back with it: the
 * next round admits it.
 */
final class MapStep {

  private static final Logger LOG = Logger.getLogger(MapStep.class);
  private static final int TRIES = 5;

  private final Facts facts;
  private final DestinationMapper mapper;
  private final JobConfigurations configurations;
  private final Writing writing;
  private final ActiveJobs jobs;

  MapStep(
      Facts facts,
      DestinationMapper mapper,
      JobConfigurations configurations,
      Writing writing,
      ActiveJobs jobs) {
    this.facts = facts;
    this.mapper = mapper;
    this.configurations = configurations;
    this.writing = writing;
    this.jobs = jobs;
  }

  /** Who writes down what was found. */
  record Writing(Plans plans, OwnedJobs owned) {}

  /** Does all of it; a job that no longer waits, or is no longer ours, is left alone. */
  void run(ActiveJob job) {
    try {
      find(job, job.search().orElseThrow());
      jobs.remove(job);
    } catch (RuntimeException e) {
      if (job.failedAgain() < TRIES) {
        throw e;
      }
      writing
          .owned()
          .fail(job.claim(), "No destination could be found: " + e.getMessage(), Traces.of(e));
      jobs.remove(job);
    }
  }

  private void find(ActiveJob job, Admitted.ToMap search) {
    var known = facts.read(search);
    if (known.isEmpty()) {
      LOG.tracef("job %d: no longer waits for its destination", (Object) job.id());
      return;
    }
    var configuration = configurations.current();
    store(
        job.claim(), mapper.map(known.get(), configuration.jobs(), search.start()), configuration);
  }

  private void store(JobClaim claim, Mapping mapping, ActiveConfiguration configuration) {
    if (mapping instanceof Mapping.To to) {
      LOG.debugf("job %d: goes to %s", claim.jobId(), to.destinationId());
      writing.plans().store(claim, plan(to, configuration.fingerprint()));
    } else if (mapping instanceof Mapping.NotYet notYet) {
      LOG.infof("job %d: not yet: %s", claim.jobId(), notYet.reason());
      writing.plans().notYet(claim, notYet.reason(), notYet.again());
    } else {
      var reason = ((Mapping.Refused) mapping).reason();
      LOG.infof("job %d: refused: %s", claim.jobId(), reason);
      writing.owned().fail(claim, reason, "");
    }
  }

  private static Plans.Plan plan(Mapping.To to, String fingerprint) {
    var params = new LinkedHashMap<String, ParamValue>();
    to.params().forEach((name, value) -> params.put(name, new ParamValue.Text(value)));
    var additions = new DestinationAdditions(new Params(params), to.environment());
    return new Plans.Plan(to.destinationId(), additions, fingerprint);
  }
}
