package org.abell.resubmission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.abell.configuration.JobConfigurations;
import org.abell.job.Job;
import org.abell.job.JobClaim;
import org.abell.job.NextAttempt;
import org.abell.job.OwnedJobs;
import org.jboss.logging.Logger;

/** Sends failed jobs again, where a rule of their destination says so. */
@ApplicationScoped
@Transactional
public class Resubmissions {

  private static final Logger LOG = Logger.getLogger(Resubmissions.class);

  private final OwnedJobs owned;
  private final JobConfigurations configurations;
  private final Clock clock;

  public Resubmissions() {
    this(null, null, null);
  }

  @Inject
  public Resubmissions(OwnedJobs owned, JobConfigurations configurations, Clock clock) {
    this.owned = owned;
    this.configurations = configurations;
    this.clock = clock;
  }

  /**
   * Offers a failed job to the rules of its destination.
   *
   * @param defaultCondition for destinations that have no rules
   * @return true when it waits again, and is no longer the handler's; false when the failure stands
   */
  public boolean offer(JobClaim claim, Failure failure, Optional<String> defaultCondition) {
    var configuration = configurations.current();
    var job = owned.lock(claim);
    var destination =
        job.flatMap(j -> j.route().destinationId())
            .flatMap(configuration.jobs().destinations()::destination);
    if (job.isEmpty() || destination.isEmpty()) {
      return false;
    }
    var circumstances = Circumstances.of(job.get(), failure, clock.instant());
    var rules = Rules.of(destination.get(), defaultCondition);
    var rule = rules.find(circumstances);
    if (rule.isEmpty()) {
      return false;
    }
    var target = rule.get().destination().orElse(destination.get().id());
    if (configuration.jobs().destinations().named(target).isEmpty()) {
      LOG.warnf("job %d: is not sent again: there is no destination %s", claim.jobId(), target);
      return false;
    }
    var notBefore = clock.instant().plus(rules.delay(rule.get(), circumstances));
    var next =
        new NextAttempt(
            target,
            configuration.fingerprint(),
            rule.get().handler(),
            notBefore,
            info(job.get(), failure, target));
    return owned.sendAgain(claim, next);
  }

  private static String info(Job job, Failure failure, String target) {
    return "This job was resubmitted to %s, as attempt %d, because %s."
        .formatted(target, job.route().attempt() + 1, failure.words());
  }
}
