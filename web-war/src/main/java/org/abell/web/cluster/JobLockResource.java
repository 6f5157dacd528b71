package org.abell.web.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.abell.job.JobLock;
import org.abell.job.JobLocks;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Refusal;

/** {@code /api/job_lock}: while it is active, no job is taken anywhere in the cluster. */
@Path("job_lock")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class JobLockResource {

  private final Caller caller;
  private final JobLocks locks;

  public JobLockResource() {
    this(null, null);
  }

  @Inject
  public JobLockResource(Caller caller, JobLocks locks) {
    this.caller = caller;
    this.locks = locks;
  }

  @GET
  public JsonValue show() {
    caller.requireAdmin();
    return document(locks.current());
  }

  @PUT
  public JsonValue set(JsonBody body) {
    var admin = caller.requireAdmin();
    var active =
        body.truth("active")
            .orElseThrow(
                () ->
                    new Refusal(ErrorCode.PARAMETER_MISSING, "The parameter 'active' is missing."));
    locks.set(active, admin.email(), reason(body, active));
    return document(locks.current());
  }

  /** Clients of Galaxy give none; who locks with Abell's own says why. */
  private static String reason(JsonBody body, boolean active) {
    var reason = body.text("reason").orElse("").strip();
    if (active && reason.isEmpty() && body.json().containsKey("reason")) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID, "Say why jobs are locked: the parameter 'reason' is empty.");
    }
    return reason.isEmpty() && active ? "No reason was given." : reason;
  }

  private static JsonValue document(JobLock lock) {
    return new Doc()
        .put("active", lock.active())
        .put("set_by", lock.setBy())
        .put("reason", lock.reason())
        .put("set_at", lock.setAt())
        .json();
  }
}
