package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Doc;

/** {@code /api/jobs/{id}/destination_params}: where the job went, for admins. */
@Path("jobs/{id}/destination_params")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class DestinationResource {

  private final Caller caller;
  private final JobAccess access;
  private final DestinationParams params;

  public DestinationResource() {
    this(null, null, null);
  }

  @Inject
  public DestinationResource(Caller caller, JobAccess access, DestinationParams params) {
    this.caller = caller;
    this.access = access;
    this.params = params;
  }

  @GET
  public JsonValue show(@PathParam("id") String id) {
    caller.requireAdmin();
    var job = access.job(id);
    var doc =
        new Doc()
            .put("Runner", job.route().runner())
            .put("Runner Job ID", job.route().externalId())
            .put("Handler", job.handler())
            .put("Destination", job.route().destinationId());
    params.of(job).forEach(doc::put);
    return doc.json();
  }
}
