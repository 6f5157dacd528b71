package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.abell.web.protocol.Doc;

/**
 * {@code /api/histories/{id}/jobs_summary}. As in Galaxy, whoever knows an id may ask how far it
 * is: nothing but states is told.
 */
@Path("histories/{history}/jobs_summary")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class JobsSummaryResource {

  private final JobsSummaries summaries;

  public JobsSummaryResource() {
    this(null);
  }

  @Inject
  public JobsSummaryResource(JobsSummaries summaries) {
    this.summaries = summaries;
  }

  @GET
  public JsonValue list(
      @QueryParam("ids") @DefaultValue("") String ids,
      @QueryParam("types") @DefaultValue("") String types) {
    return Doc.json(summaries.of(words(ids), words(types)));
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }
}
