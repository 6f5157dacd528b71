package org.abell.web.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.abell.submission.Submitted;
import org.abell.web.history.DatasetDocuments;
import org.abell.web.job.JobDocuments;
import org.abell.web.protocol.Doc;

/** The answer to {@code POST /api/tools}: outputs and jobs, before anything has run. */
@ApplicationScoped
public class SubmittedDocuments {

  private final DatasetDocuments datasets;
  private final JobDocuments jobs;

  public SubmittedDocuments() {
    this(null, null);
  }

  @Inject
  public SubmittedDocuments(DatasetDocuments datasets, JobDocuments jobs) {
    this.datasets = datasets;
    this.jobs = jobs;
  }

  /** All that one request became. */
  public JsonObject of(List<Submitted> all) {
    var outputs = new ArrayList<JsonObject>();
    for (var submitted : all) {
      submitted
          .outputs()
          .forEach(
              (name, item) ->
                  outputs.add(new Doc().all(datasets.full(item)).put("output_name", name).json()));
    }
    return new Doc()
        .put("outputs", outputs)
        .put("output_collections", List.of())
        .put("jobs", all.stream().map(s -> jobs.row(s.job(), false)).toList())
        .put("implicit_collections", List.of())
        .put("produces_entry_points", false)
        .json();
  }
}
