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

/** {@code /api/jobs/{id}/parameters_display}: the parameters of a job as people read them. */
@Path("jobs/{id}/parameters_display")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class ParametersResource {

  private final JobAccess access;
  private final ParameterDocuments documents;

  public ParametersResource() {
    this(null, null);
  }

  @Inject
  public ParametersResource(JobAccess access, ParameterDocuments documents) {
    this.access = access;
    this.documents = documents;
  }

  @GET
  public JsonValue show(@PathParam("id") String id) {
    return documents.of(access.job(id));
  }
}
