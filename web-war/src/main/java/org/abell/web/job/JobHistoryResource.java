package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.abell.job.JobStateChange;
import org.abell.web.protocol.Doc;

/**
 * {@code /api/jobs/{id}/history}: every state the job was in, since when, which server put it there
 * and why; a handler that took it over from another says so.
 */
@Path("jobs/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class JobHistoryResource {

  private final JobAccess access;

  public JobHistoryResource() {
    this(null);
  }

  @Inject
  public JobHistoryResource(JobAccess access) {
    this.access = access;
  }

  @GET
  public JsonValue list(@PathParam("id") String id) {
    return access.job(id).stateChanges().stream()
        .map(JobHistoryResource::document)
        .collect(Doc.toArray());
  }

  private static JsonObject document(JobStateChange change) {
    return new Doc()
        .put("state", change.state().label())
        .put("info", change.info())
        .put("server", change.server())
        .put("create_time", change.at())
        .json();
  }
}
