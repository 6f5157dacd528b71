package org.abell.dataset;

import org.abell.history.Histories;
import org.abell.toolinput.DatasetLookup;

/** Finds what a stored job names by number; who may was settled when the job was written. */
public final class JobDatasets implements DatasetLookup {

  private final Histories histories;
  private final ToolDatasets datasets;

  public JobDatasets(Histories histories, ToolDatasets datasets) {
    this.histories = histories;
    this.datasets = datasets;
  }

  @Override
  public Answer find(String src, String id) {
    return histories
        .item(Long.parseLong(id))
        .<Answer>map(item -> new Found(datasets.of(item)))
        .orElseGet(() -> new Denied("dataset number %s is gone".formatted(id)));
  }
}
