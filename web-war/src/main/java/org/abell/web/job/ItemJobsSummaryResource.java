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
import org.abell.web.history.HistoryAccess;

/** How far the job is that writes one dataset; {@code null} for a dataset that no job wrote. */
@Path("histories/{history}/contents/datasets/{id}/jobs_summary")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class ItemJobsSummaryResource {

  private final HistoryAccess access;
  private final JobsSummaries summaries;

  public ItemJobsSummaryResource() {
    this(null, null);
  }

  @Inject
  public ItemJobsSummaryResource(HistoryAccess access, JobsSummaries summaries) {
    this.access = access;
    this.summaries = summaries;
  }

  @GET
  public JsonValue show(@PathParam("history") String history, @PathParam("id") String id) {
    return access
        .item(history, id)
        .dataset()
        .jobId()
        .<JsonValue>map(summaries::of)
        .orElse(JsonValue.NULL);
  }
}
