package org.abell.web.control;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.abell.control.AdminActions;
import org.abell.control.InvalidAction;
import org.abell.job.ActionResult;
import org.abell.job.Admin;
import org.abell.server.ServerIdentity;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Refusal;

/**
 * {@code /api/admin/jobs/actions}: the same action for many jobs, with a result for each of them.
 */
@Path("admin/jobs/actions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class JobActionResource {

  /** All of them are locked until the request ends. */
  private static final int MOST = 1_000;

  private final Caller caller;
  private final AdminActions actions;
  private final Ids ids;
  private final ServerIdentity server;

  public JobActionResource() {
    this(null, null, null, null);
  }

  @Inject
  public JobActionResource(Caller caller, AdminActions actions, Ids ids, ServerIdentity server) {
    this.caller = caller;
    this.actions = actions;
    this.ids = ids;
    this.server = server;
  }

  @POST
  public JsonValue act(JsonBody body) {
    var admin = caller.requireAdmin();
    var who = new Admin(admin.email(), body.text("message").orElse(""), server.name());
    try {
      return actions
          .run(body.required("action"), body.text("value").orElse(""), jobs(body), who)
          .stream()
          .map(this::document)
          .collect(Doc.toArray());
    } catch (InvalidAction e) {
      throw new Refusal(ErrorCode.PARAMETER_INVALID, e.getMessage());
    }
  }

  private List<Long> jobs(JsonBody body) {
    var list = body.list("ids");
    if (list.isEmpty() || list.size() > MOST) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID, "'ids' must name 1 to %d jobs.".formatted(MOST));
    }
    return list.stream().map(this::job).toList();
  }

  private long job(JsonValue id) {
    return ids.decode(id instanceof JsonString text ? text.getString() : id.toString());
  }

  private Doc document(ActionResult result) {
    return new Doc()
        .put("id", ids.encode(result.jobId()))
        .put("done", result.done())
        .put("message", result.text());
  }
}
