package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.abell.job.Job;
import org.abell.job.JobControl;
import org.abell.server.ServerIdentity;

/** What people do to jobs, from pages and from clients alike. */
@RequestScoped
@Transactional
public class JobActions {

  private final JobAccess access;
  private final JobControl control;
  private final ServerIdentity server;

  public JobActions() {
    this(null, null, null);
  }

  @Inject
  public JobActions(JobAccess access, JobControl control, ServerIdentity server) {
    this.access = access;
    this.control = control;
    this.server = server;
  }

  /**
   * Stops a job.
   *
   * @param message for its owner; the job then ends in error and shows it
   * @return false when it had already ended
   */
  public boolean stop(String id, String message) {
    return control.stop(access.own(id).id(), message.strip(), server.name());
  }

  /**
   * Has a job come to its end now; what it wrote so far is kept.
   *
   * @return false when it is not on its way, or not any more
   */
  public boolean finishEarly(String id) {
    return control.finishEarly(access.own(id).id(), server.name());
  }

  /** Lets a paused job wait again. */
  public Job resume(String id) {
    var job = access.own(id);
    control.resume(job.id(), server.name());
    return job;
  }
}
