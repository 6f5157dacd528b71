package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.OptionalLong;
import org.abell.job.Job;
import org.abell.job.Jobs;
import org.abell.user.User;
import org.abell.web.caller.Caller;
import org.abell.web.history.HistoryAccess;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.Refusal;

/** {@code /api/jobs}: the list of jobs. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class JobResource {

  private final Caller caller;
  private final Jobs jobs;
  private final JobDocuments documents;
  private final Ids ids;
  private final HistoryAccess histories;

  public JobResource() {
    this(null, null, null, null, null);
  }

  @Inject
  public JobResource(
      Caller caller, Jobs jobs, JobDocuments documents, Ids ids, HistoryAccess histories) {
    this.caller = caller;
    this.jobs = jobs;
    this.documents = documents;
    this.ids = ids;
    this.histories = histories;
  }

  /**
   * The jobs that fit, the last changed first. With {@code count=true} the header {@code
   * total_matches} tells how many there are in all.
   */
  @GET
  public Response list(@Context UriInfo uri) {
    var user = user();
    var admin = caller.isAdmin();
    var asked = new JobListQuery(uri.getQueryParameters(), ids::decode);
    var adminView = asked.isAdminView();
    var details = asked.truth("user_details");
    var userId = asked.id("user_id");
    if (!admin && (details || adminView || userId.isPresent() && userId.getAsLong() != user.id())) {
      throw new Refusal(
          ErrorCode.ADMIN_REQUIRED, "Only administrators may list the jobs of others.");
    }
    var query = asked.toQuery(admin ? userId : scope(asked, user), admin);
    var nothing = asked.matchesNothing() | asked.asksForOtherThings();
    var found = nothing ? List.<Job>of() : jobs.list(query);
    var rows =
        adminView
            ? Doc.json(documents.adminRows(found))
            : found.stream().map(job -> row(job, admin, details)).collect(Doc.toArray());
    var answer = Response.ok(rows);
    if (asked.truth("count")) {
      answer.header("total_matches", nothing ? 0 : jobs.count(query));
    }
    return answer.build();
  }

  private User user() {
    return caller
        .user()
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.PARAMETER_MISSING,
                    "Whose jobs? Sign in or give an API key: visitors have none."));
  }

  /** One's own jobs; all of a history that one may see. */
  private OptionalLong scope(JobListQuery asked, User user) {
    var history = asked.first("history_id");
    history.ifPresent(histories::history);
    return history.isPresent() ? asked.id("user_id") : OptionalLong.of(user.id());
  }

  private JsonObject row(Job job, boolean admin, boolean details) {
    return details ? documents.rowWithUser(job) : documents.row(job, admin);
  }
}
