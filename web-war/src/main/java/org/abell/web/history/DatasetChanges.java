package org.abell.web.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.abell.history.Histories;
import org.abell.history.HistoryItem;
import org.abell.job.JobControl;
import org.abell.server.ServerIdentity;
import org.abell.web.protocol.JsonBody;

/** What a client may change of a dataset. */
@ApplicationScoped
public class DatasetChanges {

  private final Histories histories;
  private final JobControl jobs;
  private final ServerIdentity server;

  public DatasetChanges() {
    this(null, null, null);
  }

  @Inject
  public DatasetChanges(Histories histories, JobControl jobs, ServerIdentity server) {
    this.histories = histories;
    this.jobs = jobs;
    this.server = server;
  }

  /** Takes over what the body names and may be changed. */
  HistoryItem update(HistoryItem item, JsonBody body) {
    body.text("name").filter(n -> !n.isBlank()).ifPresent(n -> rename(item, n));
    if (body.truth("deleted").orElse(false)) {
      delete(item);
    }
    return item;
  }

  /** Gives it another name. */
  public void rename(HistoryItem item, String name) {
    histories.renameItem(item.id(), name);
  }

  /** Takes it out of the list; the job that was to write it stops with its last output. */
  public HistoryItem delete(HistoryItem item) {
    histories.deleteItem(item.id());
    item.dataset().jobId().ifPresent(job -> jobs.stopIfUnwanted(job, server.name()));
    return item;
  }
}
