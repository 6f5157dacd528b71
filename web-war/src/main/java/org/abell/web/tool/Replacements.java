package org.abell.web.tool;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.abell.job.Jobs;
import org.abell.job.Reruns;
import org.abell.server.ServerIdentity;
import org.abell.web.job.JobAccess;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Refusal;

/** Jobs that are run again in the place of failed ones, for what waits for their outputs. */
@RequestScoped
@Transactional
public class Replacements {

  private static final String PARAMETER = "rerun_remap_job_id";
  private static final Set<JobState> BAD =
      EnumSet.of(JobState.ERROR, JobState.FAILED, JobState.DELETED);

  private final JobAccess access;
  private final Jobs jobs;
  private final Reruns reruns;
  private final ServerIdentity server;

  public Replacements() {
    this(null, null, null, null);
  }

  @Inject
  public Replacements(JobAccess access, Jobs jobs, Reruns reruns, ServerIdentity server) {
    this.access = access;
    this.jobs = jobs;
    this.reruns = reruns;
    this.server = server;
  }

  /** Whether something waits for what the failed job should have made. */
  boolean isWorthWhile(Job job) {
    return BAD.contains(job.state()) && jobs.hasDependents(job);
  }

  /** The failed job that the request shall replace: clients name it among the inputs. */
  Optional<Job> asked(JsonBody body) {
    var id = new JsonBody(body.object("inputs")).text(PARAMETER).or(() -> body.text(PARAMETER));
    return id.map(access::own).map(job -> checked(job, body.required("tool_id")));
  }

  /** Puts the new job in the place of the failed one. */
  void replace(Job failed, Job again) {
    reruns.replace(failed, again, server.name());
  }

  private static Job checked(Job failed, String toolId) {
    if (!failed.toolId().equals(toolId)) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID,
          "The job to be replaced ran the tool %s, not %s.".formatted(failed.toolId(), toolId));
    }
    if (!BAD.contains(failed.state())) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID,
          "The job to be replaced has not failed: it is in state %s."
              .formatted(failed.state().label()));
    }
    return failed;
  }
}
