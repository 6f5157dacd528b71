package org.abell.web.tool;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import org.abell.history.History;
import org.abell.web.history.HistoryAccess;
import org.abell.web.history.HistoryViews;
import org.abell.web.job.JobAccess;
import org.abell.web.job.StoredValues;
import org.abell.web.protocol.Ids;

/** What a form starts from: the history it works in, an earlier job. */
@RequestScoped
@Transactional
public class FormSources {

  private final HistoryAccess histories;
  private final HistoryViews current;
  private final JobAccess jobs;
  private final Ids ids;

  /** How an earlier job was submitted. */
  public record Earlier(String toolId, String toolVersion, JsonObject inputs) {}

  public FormSources() {
    this(null, null, null, null);
  }

  @Inject
  public FormSources(HistoryAccess histories, HistoryViews current, JobAccess jobs, Ids ids) {
    this.histories = histories;
    this.current = current;
    this.jobs = jobs;
    this.ids = ids;
  }

  /** The history with this id; the one that the person works in where there is none. */
  public History history(String id) {
    return id.isBlank() ? current.current() : histories.history(id);
  }

  /** The earlier job. */
  public Earlier earlier(String jobId) {
    var job = jobs.job(jobId);
    return new Earlier(job.toolId(), job.toolVersion(), new StoredValues(ids::encode).inputs(job));
  }

  /** The id as pages show it. */
  public String encode(long id) {
    return ids.encode(id);
  }
}
