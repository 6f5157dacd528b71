package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.abell.job.JobInput;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Truth;

/** {@code /api/jobs/{id}} and what belongs to one job. */
@Path("jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class JobDetailsResource {

  private final Caller caller;
  private final JobAccess access;
  private final JobActions actions;
  private final JobDocuments documents;
  private final MetricAccess metrics;

  public JobDetailsResource() {
    this(null, null, null, null, null);
  }

  @Inject
  public JobDetailsResource(
      Caller caller,
      JobAccess access,
      JobActions actions,
      JobDocuments documents,
      MetricAccess metrics) {
    this.caller = caller;
    this.access = access;
    this.actions = actions;
    this.documents = documents;
    this.metrics = metrics;
  }

  @GET
  public JsonValue show(
      @PathParam("id") String id, @QueryParam("full") @DefaultValue("false") Truth full) {
    var job = access.job(id);
    var shown =
        full.value()
            ? documents.full(job, caller.isAdmin())
            : documents.show(job, caller.isAdmin());
    return access.isOwn(job) ? documents.withWait(job, shown, caller.isAdmin()) : shown;
  }

  /** Stops the job: true, or false when it had already ended. */
  @DELETE
  public JsonValue stop(@PathParam("id") String id, JsonBody body) {
    return Doc.json(actions.stop(id, body.text("message").orElse("")));
  }

  /** Ends a running job early and keeps its outputs: true, or false when it does not run. */
  @PUT
  @Path("finish")
  public JsonValue finish(@PathParam("id") String id) {
    return Doc.json(actions.finishEarly(id));
  }

  /** Lets a paused job wait again; any other is left as it is. */
  @PUT
  @Path("resume")
  public JsonValue resume(@PathParam("id") String id) {
    return Doc.json(documents.outputPairs(actions.resume(id)));
  }

  @GET
  @Path("inputs")
  public JsonValue inputs(@PathParam("id") String id) {
    return Doc.json(documents.inputPairs(access.job(id)));
  }

  @GET
  @Path("outputs")
  public JsonValue outputs(@PathParam("id") String id) {
    return Doc.json(documents.outputPairs(access.job(id)));
  }

  @GET
  @Path("metrics")
  public JsonValue metrics(@PathParam("id") String id) {
    return Doc.json(JobMetricDocuments.of(metrics.visible(access.job(id))));
  }

  /** When it was submitted, taken, started and ended. */
  @GET
  @Path("times")
  public JsonValue times(@PathParam("id") String id) {
    var job = access.job(id);
    return new Doc()
        .put("submitted", job.createTime())
        .put("taken", job.takenTime())
        .put("started", job.startTime())
        .put("ended", job.endTime())
        .json();
  }

  @GET
  @Path("common_problems")
  public JsonValue commonProblems(@PathParam("id") String id) {
    var items = access.job(id).inputs().stream().map(JobInput::item).toList();
    return new Doc()
        .put("has_empty_inputs", items.stream().anyMatch(i -> i.dataset().fileSize() == 0))
        .put("has_duplicate_inputs", items.stream().distinct().count() < items.size())
        .json();
  }
}
