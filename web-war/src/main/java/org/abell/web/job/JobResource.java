package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.OptionalLong;
import org.abell.job.Jobs;
import org.abell.web.caller.Caller;
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

  public JobResource() {
    this(null, null, null, null);
  }

  @Inject
  public JobResource(Caller caller, Jobs jobs, JobDocuments documents, Ids ids) {
    this.caller = caller;
    this.jobs = jobs;
    this.documents = documents;
    this.ids = ids;
  }

  @GET
  public JsonValue list(@Context UriInfo uri) {
    var user = caller.required();
    var admin = caller.isAdmin();
    var asked = new JobListQuery(uri.getQueryParameters(), ids::decode);
    var details = asked.truth("user_details");
    var adminView = asked.first("view").orElse("").equals("admin_job_list");
    var userId = asked.id("user_id");
    if (!admin && (details || adminView || userId.isPresent() && userId.getAsLong() != user.id())) {
      throw new Refusal(
          ErrorCode.ADMIN_REQUIRED, "Only administrators may list the jobs of others.");
    }
    if (asked.matchesNothing()) {
      return JsonValue.EMPTY_JSON_ARRAY;
    }
    var scope = admin ? userId : OptionalLong.of(user.id());
    return jobs.list(asked.toQuery(scope, admin)).stream()
        .map(job -> adminView || details ? documents.adminRow(job) : documents.row(job, admin))
        .collect(Doc.toArray());
  }
}
