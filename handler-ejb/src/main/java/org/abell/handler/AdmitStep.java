package org.abell.handler;

import java.util.List;
import java.util.function.Supplier;
import org.abell.admission.Admissions;
import org.abell.admission.Admitted;
import org.abell.admission.Room;
import org.abell.handler.Wakeups.Why;
import org.abell.job.JobLog;
import org.jboss.logging.Logger;

/** Has as many waiting jobs admitted as the runners have free slots. */
final class AdmitStep {

  private static final Logger LOG = Logger.getLogger(AdmitStep.class);

  private final Place place;
  private final Admissions admissions;
  private final ActiveJobs jobs;
  private final Wakeups wakeups;

  AdmitStep(Place place, Admissions admissions, ActiveJobs jobs, Wakeups wakeups) {
    this.place = place;
    this.admissions = admissions;
    this.jobs = jobs;
    this.wakeups = wakeups;
  }

  /**
   * Which handler this is.
   *
   * @param tags of the jobs it takes
   */
  record Place(String handler, String host, Supplier<List<String>> tags) {}

  /** The jobs that were admitted; they are this handler's from now on. */
  List<ActiveJob> run() {
    var round =
        admissions.run(new Room(place.handler(), place.host(), place.tags().get(), jobs.free()));
    if (round.again()) {
      wakeups.askSoon(Why.TAKE);
    }
    round.admitted().forEach(job -> JobLog.about(job.claim().jobId(), () -> tell(job)));
    return round.admitted().stream().map(jobs::add).toList();
  }

  private static void tell(Admitted job) {
    if (job instanceof Admitted.Sent sent) {
      LOG.infof("job %d: queued for %s", sent.claim().jobId(), sent.destinationId());
    } else {
      LOG.debugf("job %d: its destination is to be found", (Object) job.claim().jobId());
    }
  }
}
