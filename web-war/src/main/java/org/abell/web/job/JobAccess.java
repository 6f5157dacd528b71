package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.abell.job.Job;
import org.abell.job.Jobs;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.Refusal;

/** Finds the job that an id names, if the caller may see it: one's own, and all for admins. */
@RequestScoped
public class JobAccess {

  private final Caller caller;
  private final Jobs jobs;
  private final Ids ids;

  public JobAccess() {
    this(null, null, null);
  }

  @Inject
  public JobAccess(Caller caller, Jobs jobs, Ids ids) {
    this.caller = caller;
    this.jobs = jobs;
    this.ids = ids;
  }

  /** The job. */
  public Job job(String id) {
    var job =
        jobs.find(ids.decode(id))
            .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "There is no such job."));
    if (!caller.mayUse(job.user().id())) {
      throw new Refusal(ErrorCode.NOT_ACCESSIBLE, "This job belongs to somebody else.");
    }
    return job;
  }
}
