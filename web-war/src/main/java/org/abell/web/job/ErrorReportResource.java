package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.abell.job.ErrorReports;
import org.abell.job.Job;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Refusal;
import org.jboss.logging.Logger;

/**
 * {@code /api/jobs/{id}/error}: a user tells the admins that a job failed, who read it on the job's
 * page. No mail is sent, and the answer says so in the words that clients wait for.
 */
@Path("jobs/{id}/error")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class ErrorReportResource {

  private static final Logger LOG = Logger.getLogger(ErrorReportResource.class);
  private static final String NO_MAIL =
      "An error occurred sending the report by email:"
          + " Mail is not configured for this Galaxy instance";

  /** So that nobody fills the database with them. */
  private static final int LONGEST = 10_000;

  private final Caller caller;
  private final JobAccess access;
  private final ErrorReports reports;
  private final Ids ids;

  public ErrorReportResource() {
    this(null, null, null, null);
  }

  @Inject
  public ErrorReportResource(Caller caller, JobAccess access, ErrorReports reports, Ids ids) {
    this.caller = caller;
    this.access = access;
    this.reports = reports;
    this.ids = ids;
  }

  @POST
  public JsonValue report(@PathParam("id") String id, JsonBody body) {
    var user = caller.required();
    var job = access.job(id);
    checkDataset(job, body.required("dataset_id"));
    var answerTo = text(body, "email").orElse(user.email());
    var message = text(body, "message").orElse("");
    reports.add(job, user, answerTo, message);
    LOG.warnf(
        "job %d: %s reports an error of %s %s in state %s: %s",
        job.id(),
        user.email(),
        job.toolId(),
        job.toolVersion(),
        job.state().label(),
        oneLine(message));
    return new Doc().put("messages", List.of(List.of(NO_MAIL, "danger"))).json();
  }

  private static Optional<String> text(JsonBody body, String name) {
    var text = body.text(name).map(String::strip).filter(t -> !t.isEmpty());
    if (text.filter(t -> t.length() > LONGEST).isPresent()) {
      throw new Refusal(
          ErrorCode.PARAMETER_INVALID,
          "'%s' must not be longer than %d characters.".formatted(name, LONGEST));
    }
    return text.map(t -> t.replace("\0", ""));
  }

  private void checkDataset(Job job, String dataset) {
    var number = ids.decode(dataset);
    if (job.outputs().stream().noneMatch(o -> o.item().id() == number)) {
      throw new Refusal(ErrorCode.PARAMETER_INVALID, "This job did not make that dataset.");
    }
  }

  /** So that nobody writes lines of the log that look like ours. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
