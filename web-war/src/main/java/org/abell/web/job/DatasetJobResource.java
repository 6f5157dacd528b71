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
import org.abell.job.Job;
import org.abell.job.Jobs;
import org.abell.web.history.HistoryAccess;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/**
 * {@code /api/datasets/{id}/metrics} and {@code parameters_display}: the older addresses of what is
 * told of the job that wrote a dataset, to whoever may read the dataset.
 */
@Path("datasets/{id}/{part: metrics|parameters_display}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class DatasetJobResource {

  private final MetricAccess metrics;
  private final HistoryAccess access;
  private final Jobs jobs;
  private final ParameterDocuments parameters;

  public DatasetJobResource() {
    this(null, null, null, null);
  }

  @Inject
  public DatasetJobResource(
      MetricAccess metrics, HistoryAccess access, Jobs jobs, ParameterDocuments parameters) {
    this.metrics = metrics;
    this.access = access;
    this.jobs = jobs;
    this.parameters = parameters;
  }

  @GET
  public JsonValue show(@PathParam("id") String id, @PathParam("part") String part) {
    var job = job(id);
    return part.equals("metrics")
        ? Doc.json(JobMetricDocuments.of(metrics.visible(job)))
        : parameters.of(job);
  }

  private Job job(String id) {
    return access
        .item(id)
        .dataset()
        .jobId()
        .flatMap(jobs::find)
        .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "No job wrote this dataset."));
  }
}
