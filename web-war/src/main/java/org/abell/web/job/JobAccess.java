package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.abell.history.HistoryItem;
import org.abell.job.Job;
import org.abell.job.JobOutput;
import org.abell.job.Jobs;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.Refusal;

/**
 * Finds the job that an id names. Its owner and admins may see and change it; whoever may read all
 * that it wrote may see it, too.
 */
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

  /** The job, if the caller may see it. */
  public Job job(String id) {
    var job = find(id);
    if (!isOwn(job) && !mayReadOutputs(job)) {
      throw new Refusal(ErrorCode.NOT_ACCESSIBLE, "This job belongs to somebody else.");
    }
    return job;
  }

  /** The job, if the caller may change it: to see it is not enough. */
  public Job own(String id) {
    var job = job(id);
    if (!isOwn(job)) {
      throw new Refusal(
          ErrorCode.NOT_OWNER, "This job belongs to somebody else: you may look at it only.");
    }
    return job;
  }

  private Job find(String id) {
    return jobs.find(ids.decode(id))
        .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "There is no such job."));
  }

  /** Whether the caller may change it, and be told of it what others may not. */
  boolean isOwn(Job job) {
    return caller.mayUse(job.user().id());
  }

  private boolean mayReadOutputs(Job job) {
    var outputs = job.outputs();
    return !outputs.isEmpty() && outputs.stream().map(JobOutput::item).allMatch(this::mayRead);
  }

  private boolean mayRead(HistoryItem item) {
    return item.history().published() || caller.mayUse(item.history().user().id());
  }
}
